package org.terreau.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forms that the frames of other sites may hold, each one by the sites that were named for it. */
public final class Frames {

    private Frames() {}

    /** Scheme and host of a web address, as a content policy wants them; empty for what is not one. */
    public static Optional<String> origin(@Nullable String address) {
        if (address == null) return Optional.empty();
        try {
            URI uri = URI.create(address.strip());
            String host = uri.getHost();
            if (host == null || !"https".equals(uri.getScheme()) && !"http".equals(uri.getScheme()))
                return Optional.empty();
            return host.matches("[a-zA-Z0-9.-]+")
                    ? Optional.of(uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                    : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /**
     * The sites that may hold a product's form: its own, and those that its team named.
     *
     * @param own the product's address, null when it has none
     * @param named addresses, one a line
     */
    public static Set<String> origins(@Nullable String own, String named) {
        Set<String> origins = new LinkedHashSet<>();
        origin(own).ifPresent(origins::add);
        named.lines().forEach(site -> origin(site).ifPresent(origins::add));
        return origins;
    }

    /** Lets these sites hold the answer in a frame; the rest as everywhere. */
    public static void allow(Collection<String> origins, HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self' "
                        + String.join(" ", origins));
    }
}

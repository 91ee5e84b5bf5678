package org.terreau.standard;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/** Which names belong to one owner, by the public list of suffixes. */
final class Hosts {

    private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

    private Hosts() {}

    /** What somebody registered of a name; an address in figures is its own. */
    static String root(String host) {
        String root = SUFFIXES.getDomainRoot(host.toLowerCase(Locale.ROOT));
        return root == null ? host.toLowerCase(Locale.ROOT) : root;
    }

    static Optional<String> of(String address) {
        try {
            return Optional.ofNullable(new URI(address.replace(" ", "%20")).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** The same site, with or without `www.` before its name. */
    static String bare(String host) {
        String low = host.toLowerCase(Locale.ROOT);
        return low.startsWith("www.") ? low.substring(4) : low;
    }

    static boolean same(URI one, URI other) {
        return one.getHost() != null
                && other.getHost() != null
                && bare(one.getHost()).equals(bare(other.getHost()));
    }
}

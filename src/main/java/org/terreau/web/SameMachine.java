package org.terreau.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells the requests of a browser on the machine that runs the site from those of others: what came through a proxy, and
 * what a page of another site sends to a name of its own that it points to this machine, are of others.
 */
@Component
public class SameMachine {

    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1|0:0:0:0:0:0:0:1");

    private static final List<String> LEFT_BY_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private final @Nullable String ownName;

    SameMachine(@Value("${terreau.base-url}") String baseUrl) {
        this.ownName = URI.create(baseUrl).getHost();
    }

    public boolean asks(HttpServletRequest request) {
        return LOOPBACK.matcher(request.getRemoteAddr()).matches()
                && LEFT_BY_PROXIES.stream().allMatch(header -> request.getHeader(header) == null)
                && namesIt(request.getServerName().toLowerCase(Locale.ROOT));
    }

    private boolean namesIt(String host) {
        String bare = host.replaceAll("[\\[\\]]", "");
        return bare.equals("localhost")
                || bare.equals(ownName)
                || LOOPBACK.matcher(bare).matches();
    }
}

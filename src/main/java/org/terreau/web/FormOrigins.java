package org.terreau.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Which page of ours a form was sent from, by whom, and whether it was sent from one of ours at all. */
@Component
class FormOrigins {

    /** The field that holds the token of every form of ours. */
    static final String TOKEN = "_csrf";

    private static final int LONGEST_PAGE = 500;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final NearestPage nearest;

    FormOrigins(NearestPage nearest) {
        this.nearest = nearest;
    }

    /** The origin of the forms of a page that answers this request. A refused form keeps the page it came from. */
    FormOrigin shown(HttpServletRequest request) {
        if (!READING.contains(request.getMethod()))
            return new FormOrigin(person(), sent(request).page());
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String page = request.getRequestURI() + query;
        return new FormOrigin(person(), page.length() > LONGEST_PAGE ? request.getRequestURI() : page);
    }

    /** The origin of the form that this request sends: as it says, else as the browser says, else the nearest page. */
    FormOrigin sent(HttpServletRequest request) {
        String written = request.getParameter(FormOrigin.FIELD);
        FormOrigin said = FormOrigin.parse(written == null ? "" : written);
        if (ofThisSite(said.page())) return said;
        return new FormOrigin(said.person(), referrer(request).orElseGet(() -> nearest.from(request.getRequestURI())));
    }

    /** The account's number of who asks, "" for somebody who is not signed in. */
    static String person() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken
                ? ""
                : who.getName();
    }

    /** Whether a person sent a form from a page of ours: neither a script in the page, nor another site. */
    static boolean sentByAPerson(HttpServletRequest request) {
        if (READING.contains(request.getMethod()) || request.getParameter(TOKEN) == null) return false;
        String mode = request.getHeader("Sec-Fetch-Mode");
        return (mode == null || mode.equals("navigate")) && !fromElsewhere(request);
    }

    /** Browsers say where a form was sent from; a client that says nothing is no browser that another site could use. */
    private static boolean fromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return !site.equals("same-origin");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !here(origin, request);
    }

    private static boolean here(String address, HttpServletRequest request) {
        URI parsed = parsed(address);
        return parsed != null
                && parsed.getRawAuthority() != null
                && parsed.getRawAuthority().equals(request.getHeader(HttpHeaders.HOST));
    }

    private static Optional<String> referrer(HttpServletRequest request) {
        String told = request.getHeader(HttpHeaders.REFERER);
        URI parsed = told == null || !here(told, request) ? null : parsed(told);
        if (parsed == null) return Optional.empty();
        String page = parsed.getRawPath() + (parsed.getRawQuery() == null ? "" : "?" + parsed.getRawQuery());
        return Optional.of(page).filter(FormOrigins::ofThisSite);
    }

    private static @Nullable URI parsed(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static boolean ofThisSite(String page) {
        return page.length() <= LONGEST_PAGE && page.matches("/(?![/\\\\])[!-~&&[^\\\\]]*");
    }
}

package org.terreau.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The key that a program sends. A page of another site can't make a browser send this header without being allowed to,
 * so a request that carries one needs no form token; and it is never taken for somebody's session.
 */
final class Bearer {

    private static final String SCHEME = "bearer ";

    private Bearer() {}

    static Optional<String> key(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return Optional.empty();
        return Optional.of(header.substring(SCHEME.length()).strip());
    }
}

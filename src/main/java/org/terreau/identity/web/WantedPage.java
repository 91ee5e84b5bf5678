package org.terreau.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.web.util.WebUtils;
import org.terreau.identity.SignInLinks;

/** The page that somebody wanted, remembered by their browser while an identity provider signs them in. */
final class WantedPage {

    static final String COOKIE = "terreau_suite";
    static final Duration REMEMBERED = Duration.ofMinutes(20);

    private WantedPage() {}

    static void remember(String path, HttpServletRequest request, HttpServletResponse response) {
        String own = URLEncoder.encode(SignInLinks.ownPath(path), StandardCharsets.UTF_8);
        response.addCookie(cookie(own, (int) REMEMBERED.toSeconds(), request));
    }

    /** The page to open, home when none was wanted; it is wanted no longer. */
    static String take(HttpServletRequest request, HttpServletResponse response) {
        Cookie held = WebUtils.getCookie(request, COOKIE);
        if (held == null) return "/";
        response.addCookie(cookie("", 0, request));
        return SignInLinks.ownPath(URLDecoder.decode(held.getValue(), StandardCharsets.UTF_8));
    }

    private static Cookie cookie(String value, int seconds, HttpServletRequest request) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setPath("/connexion");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}

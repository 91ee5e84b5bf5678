package org.terreau.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * The message that one page leaves for the next, in a short-lived cookie: no server memory, so that it is shown
 * whichever instance answers. Holds a key and arguments of the bundles, never markup, and the token of what may be put back.
 */
final class FlashCookie {

    /**
     * @param undo the token of what the act took away; empty when it can't be put back
     */
    record Message(String key, List<String> arguments, String undo) {}

    private static final String SEPARATOR = "\u001f";
    private static final String BEFORE_UNDO = "\u001e";
    private static final String TOKEN = "[\\w-]{0,64}";

    static final Duration LASTS = Duration.ofMinutes(1);

    private static final int LONGEST = 2000;

    private FlashCookie() {}

    /** A message as the cookie holds it; null when it is too long for one. */
    static @Nullable String written(String key, List<Object> arguments, @Nullable String undo) {
        StringBuilder text = new StringBuilder(key);
        if (undo != null) text.append(BEFORE_UNDO).append(undo);
        for (Object argument : arguments) text.append(SEPARATOR).append(argument);
        String value = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
        return value.length() > LONGEST ? null : value;
    }

    static void leave(String name, String written, HttpServletResponse response) {
        response.addCookie(cookie(name, written, (int) LASTS.toSeconds()));
    }

    static boolean waits(String name, HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie != null && !cookie.getValue().isEmpty();
    }

    static Optional<Message> take(String name, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, name);
        if (cookie == null || cookie.getValue().isEmpty()) return Optional.empty();
        response.addCookie(cookie(name, "", 0));
        try {
            String text = new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
            List<String> parts = Arrays.asList(text.split(SEPARATOR));
            String[] said = parts.get(0).split(BEFORE_UNDO, 2);
            String undo = said.length == 2 && said[1].matches(TOKEN) ? said[1] : "";
            if (!said[0].startsWith("flash.")) return Optional.empty();
            return Optional.of(new Message(said[0], parts.subList(1, parts.size()), undo));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Cookie cookie(String name, String value, int seconds) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}

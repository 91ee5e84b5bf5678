package org.terreau.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A cookie that the site sets, told to everybody on the page of cookies. Who sets one adds it as a bean; what it is for is
 * the message {@code cookie.<name>}.
 *
 * @param lasts null when it goes with the browser's session
 */
public record SiteCookie(String name, @Nullable Duration lasts) {

    /** The message that says what it is for, the same whichever host may set it. */
    public String key() {
        return "cookie." + (name.startsWith("__Host-") ? name.substring("__Host-".length()) : name);
    }
}

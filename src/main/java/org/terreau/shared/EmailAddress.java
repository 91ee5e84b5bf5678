package org.terreau.shared;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address, trimmed and in lower case. */
public record EmailAddress(String value) {

    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s\\p{Cntrl}@<>\"',;]{1,64}@[^\\s\\p{Cntrl}@<>\"',;.]+(\\.[^\\s\\p{Cntrl}@<>\"',;.]+)+");

    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!valid(value)) throw new IllegalArgumentException("Not an e-mail address: " + value);
    }

    public static boolean valid(String text) {
        String stripped = text.strip();
        return stripped.length() <= 254 && SHAPE.matcher(stripped).matches();
    }

    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}

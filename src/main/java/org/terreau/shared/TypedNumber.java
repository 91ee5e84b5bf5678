package org.terreau.shared;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number as people type it, "1 234,5", or as programs write it. */
public final class TypedNumber {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

    private TypedNumber() {}

    public static Optional<BigDecimal> read(String typed) {
        String bare = typed;
        for (int place = 0; place < typed.length(); place++) {
            char sign = typed.charAt(place);
            if (sign != '-' && sign != '.' && (sign < '0' || sign > '9')) {
                bare = typed.replaceAll("[\\s\\h]", "").replace(',', '.').replace('−', '-');
                break;
            }
        }
        return NUMBER.matcher(bare).matches() ? Optional.of(new BigDecimal(bare)) : Optional.empty();
    }
}

package org.terreau.funding;

import java.util.Optional;

/**
 * The number of an establishment in the register of legal persons: a SIREN and five digits, the last of which follows from the
 * others (Luhn). Those of La Poste add up to a multiple of five instead.
 */
record Siret(String digits) {

    private static final int LENGTH = 14;
    private static final String POST = "356000000";

    Siret {
        if (!wellFormed(digits)) throw new IllegalArgumentException("Not a SIRET: " + digits);
    }

    /** Reads one, spaces apart; empty when a digit is wrong. */
    static Optional<Siret> parse(String typed) {
        String digits = typed.replaceAll("[\\s\\h.]", "");
        return wellFormed(digits) ? Optional.of(new Siret(digits)) : Optional.empty();
    }

    private static boolean wellFormed(String digits) {
        if (!digits.matches("[0-9]{14}")) return false;
        int doubled = 0;
        int plain = 0;
        for (int at = 0; at < LENGTH; at++) {
            int digit = digits.charAt(at) - '0';
            plain += digit;
            int value = digit * (at % 2 == 0 ? 2 : 1);
            doubled += value > 9 ? value - 9 : value;
        }
        return doubled % 10 == 0 || (digits.startsWith(POST) && plain % 5 == 0);
    }
}

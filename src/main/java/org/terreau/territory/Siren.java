package org.terreau.territory;

import java.util.Optional;

/** The number that the register of legal persons gives to each, whose last digit follows from the others (Luhn). */
public record Siren(String digits) {

    private static final int LENGTH = 9;
    private static final int ESTABLISHMENT = 14;

    public Siren {
        if (!wellFormed(digits)) throw new IllegalArgumentException("Not a SIREN: " + digits);
    }

    /** Reads a SIREN, or the SIREN in a SIRET, spaces apart; empty when a digit is wrong. */
    public static Optional<Siren> parse(String typed) {
        String digits = typed.replaceAll("[\\s\\h.]", "");
        boolean siret = digits.length() == ESTABLISHMENT && digits.chars().allMatch(Siren::digit);
        String siren = siret ? digits.substring(0, LENGTH) : digits;
        return wellFormed(siren) ? Optional.of(new Siren(siren)) : Optional.empty();
    }

    /** The one that most communes have: 21, their code without its letter on eight digits, the last one. */
    static Siren ofCommune(String code) {
        int departement = code.startsWith("97") ? 3 : 2;
        String eight =
                "21" + code.substring(0, departement).replaceFirst("[AB]", "0") + "0" + code.substring(departement);
        for (char last = '0'; last <= '9'; last++) if (wellFormed(eight + last)) return new Siren(eight + last);
        throw new IllegalArgumentException("Not the code of a commune: " + code);
    }

    private static boolean digit(int sign) {
        return sign >= '0' && sign <= '9';
    }

    private static boolean wellFormed(String digits) {
        if (digits.length() != LENGTH || !digits.chars().allMatch(Siren::digit)) return false;
        int sum = 0;
        for (int at = 0; at < LENGTH; at++) {
            int value = (digits.charAt(at) - '0') * (at % 2 == 0 ? 1 : 2);
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return digits;
    }
}

package org.terreau.territory;

import java.util.Optional;

/**
 * A collectivity of the official geographic code: INSEE code of a commune, a département or a région, SIREN of an EPCI.
 * Written "commune:01004", "epci:240100610".
 */
public record CollectivityId(CollectivityKind kind, String code) {

    public CollectivityId {
        if (!wellFormed(code)) throw new IllegalArgumentException("Not an official code: " + code);
    }

    /** Reads the written form; empty when it is not one. */
    public static Optional<CollectivityId> parse(String written) {
        int colon = written.indexOf(':');
        if (colon < 0) return Optional.empty();
        try {
            return Optional.of(
                    new CollectivityId(CollectivityKind.of(written.substring(0, colon)), written.substring(colon + 1)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static boolean wellFormed(String code) {
        return code.length() >= 2
                && code.length() <= 9
                && code.chars().allMatch(sign -> sign >= '0' && sign <= '9' || sign >= 'A' && sign <= 'Z');
    }

    @Override
    public String toString() {
        return kind.code() + ":" + code;
    }
}

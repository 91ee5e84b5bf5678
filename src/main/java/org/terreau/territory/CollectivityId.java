package org.terreau.territory;

import java.util.Optional;

/**
 * A collectivity of the official geographic code: INSEE code of a commune, a département or a région, SIREN of an EPCI.
 * Written "commune:01004", "epci:240100610".
 */
public record CollectivityId(CollectivityKind kind, String code) {

    public CollectivityId {
        if (!code.matches("[0-9A-Z]{2,9}")) throw new IllegalArgumentException("Not an official code: " + code);
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

    @Override
    public String toString() {
        return kind.code() + ":" + code;
    }
}

package org.terreau.impact;

import java.util.Optional;

/** How the values of several periods make one of a longer period. Missing is not zero: nothing gives nothing. */
public enum Aggregation {
    SUM("somme"),
    LAST("derniere"),
    AVERAGE("moyenne"),
    /** Numerators and denominators are added apart. */
    RATIO("rapport");

    private final String code;

    Aggregation(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<Aggregation> named(String code) {
        for (Aggregation aggregation : values()) if (aggregation.code.equals(code)) return Optional.of(aggregation);
        return Optional.empty();
    }
}

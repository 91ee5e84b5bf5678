package org.terreau.impact;

import java.util.Optional;

/** How the values of several territories, or of several segments, make one of the whole. */
public enum Spread {
    SUM("somme"),
    AVERAGE("moyenne"),
    RATIO("rapport"),
    /** They make none: what is said of the whole must be measured for the whole. */
    NONE("aucune");

    private final String code;

    Spread(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** Only a ratio keeps the numerators and denominators that a sum of ratios needs. */
    public boolean fits(Aggregation aggregation) {
        return this != RATIO || aggregation == Aggregation.RATIO;
    }

    public static Optional<Spread> named(String code) {
        for (Spread spread : values()) if (spread.code.equals(code)) return Optional.of(spread);
        return Optional.empty();
    }
}

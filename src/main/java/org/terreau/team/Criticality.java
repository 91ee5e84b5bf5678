package org.terreau.team;

import java.util.Optional;

/**
 * How much a team misses whom it looks for, as one of those who work on the product says it; the gravest first.
 *
 * <p>Source: FIELD 2.2, post to fill.
 */
public enum Criticality {
    /** The work stops, or cannot begin. */
    BLOCKING("bloquante"),
    /** The work goes on, slower or less well. */
    IMPORTANT("importante"),
    /** It would help. */
    WISHED("souhaitee");

    private final String code;

    Criticality(String code) {
        this.code = code;
    }

    /** As written in forms, message keys, files and the database. */
    public String code() {
        return code;
    }

    public static Optional<Criticality> of(String code) {
        for (Criticality criticality : values()) if (criticality.code.equals(code)) return Optional.of(criticality);
        return Optional.empty();
    }
}

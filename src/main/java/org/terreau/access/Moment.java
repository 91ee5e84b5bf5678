package org.terreau.access;

import java.util.Optional;

/** Which of both ends of a mission a plan is about. */
public enum Moment {
    ARRIVAL("arrivee"),
    DEPARTURE("depart");

    private final String code;

    Moment(String code) {
        this.code = code;
    }

    /** As written in addresses, message keys, files and the database. */
    public String code() {
        return code;
    }

    public static Optional<Moment> of(String code) {
        for (Moment one : values()) if (one.code.equals(code)) return Optional.of(one);
        return Optional.empty();
    }
}

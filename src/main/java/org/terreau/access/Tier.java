package org.terreau.access;

import java.util.Optional;

/** How what is on a tool is known and taken away (FIELD 4.2): by hand, from a list that is brought, or there is nothing to take away. */
public enum Tier {
    MANUAL("manuel"),
    ASSISTED("assiste"),
    NONE("aucun");

    private final String code;

    Tier(String code) {
        this.code = code;
    }

    /** As written in forms, message keys, files and the database. */
    public String code() {
        return code;
    }

    public static Optional<Tier> of(String code) {
        for (Tier one : values()) if (one.code.equals(code)) return Optional.of(one);
        return Optional.empty();
    }
}

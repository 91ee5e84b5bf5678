package org.terreau.access;

import java.util.Optional;

/** What an account may do on a tool, the least first. */
public enum Level {
    READ("lecture"),
    WRITE("ecriture"),
    ADMIN("administration");

    private final String code;

    Level(String code) {
        this.code = code;
    }

    /** As written in forms, message keys, files and the database. */
    public String code() {
        return code;
    }

    public static Optional<Level> of(String code) {
        for (Level one : values()) if (one.code.equals(code)) return Optional.of(one);
        return Optional.empty();
    }
}

package org.terreau.portfolio;

import java.util.Optional;

/** Dated facts beside phases and events. */
public enum FactKind {
    CARRIER("porteur"),
    NAME("nom"),
    ADDRESS("adresse");

    private final String code;

    FactKind(String code) {
        this.code = code;
    }

    /** As written in forms, files and the database. */
    public String code() {
        return code;
    }

    static Optional<FactKind> of(String code) {
        for (FactKind kind : values()) if (kind.code.equals(code)) return Optional.of(kind);
        return Optional.empty();
    }
}

package org.terreau.access;

import java.util.Optional;

/** Who takes an account away. */
public enum Remover {
    INCUBATOR("incubateur"),
    TEAM("equipe"),
    PERSON("personne");

    private final String code;

    Remover(String code) {
        this.code = code;
    }

    /** As written in forms, message keys, files and the database. */
    public String code() {
        return code;
    }

    public static Optional<Remover> of(String code) {
        for (Remover one : values()) if (one.code.equals(code)) return Optional.of(one);
        return Optional.empty();
    }
}

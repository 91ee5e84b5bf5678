package org.terreau.portfolio;

import java.util.Optional;

/** The phases in the catalogue's vocabulary of today; the names of the past are read through a mapping. */
public enum PhaseKind {
    INVESTIGATION("investigation", true),
    CONSTRUCTION("construction", true),
    ACCELERATION("acceleration", true),
    CONSOLIDATION("consolidation", true),
    OPERATED("opere", true),
    TRANSFERRED("transfere", false),
    ABANDONED_AT_INVESTIGATION("abandon-investigation", false),
    ABANDONED("abandon", false);

    private final String code;
    private final boolean active;

    PhaseKind(String code, boolean active) {
        this.code = code;
        this.active = active;
    }

    /** As written in the catalogue, message keys and the database. */
    public String code() {
        return code;
    }

    public boolean active() {
        return active;
    }

    /** From construction on, a product owes the public a live stats page. */
    public boolean owesStats() {
        return this == CONSTRUCTION || this == ACCELERATION || this == CONSOLIDATION || this == OPERATED;
    }

    public static Optional<PhaseKind> of(String code) {
        for (PhaseKind kind : values()) if (kind.code.equals(code)) return Optional.of(kind);
        return Optional.empty();
    }
}

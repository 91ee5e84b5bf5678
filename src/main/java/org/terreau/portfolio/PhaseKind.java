package org.terreau.portfolio;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** Begins with a decision on a dossier, which comes with money. */
    public boolean granted() {
        return this == INVESTIGATION || this == CONSTRUCTION;
    }

    /** What a product becomes when it is stopped in this phase; null before its first one. */
    static PhaseKind abandonedFrom(Product.@Nullable Phase phase) {
        return phase == null || phase.kind() == INVESTIGATION || phase.kind() == ABANDONED_AT_INVESTIGATION
                ? ABANDONED_AT_INVESTIGATION
                : ABANDONED;
    }

    /** Given up: nothing goes on. */
    public boolean abandoned() {
        return this == ABANDONED || this == ABANDONED_AT_INVESTIGATION;
    }

    /** From construction on, a product owes the public a live stats page. */
    public boolean owesStats() {
        return this == CONSTRUCTION || this == ACCELERATION || this == CONSOLIDATION || this == OPERATED;
    }

    /** The names that older files of the catalogue give to the kinds of today. */
    private static final Map<String, PhaseKind> FORMER =
            Map.of("success", OPERATED, "transfer", TRANSFERRED, "alumni", ABANDONED);

    /** The kind under its name of today or of the past. */
    public static Optional<PhaseKind> of(String name) {
        for (PhaseKind kind : values()) if (kind.code.equals(name)) return Optional.of(kind);
        return Optional.ofNullable(FORMER.get(name));
    }
}

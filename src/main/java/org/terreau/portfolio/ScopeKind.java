package org.terreau.portfolio;

import java.util.List;

/** What the scope of an increment is made of. Features are written as outcomes for their users. */
public enum ScopeKind {
    FEATURE("usage", Outcome.DONE, Outcome.NOT_DONE),
    TERRITORY("territoire", Outcome.DONE, Outcome.NOT_DONE),
    PUBLIC("public", Outcome.DONE, Outcome.NOT_DONE),
    HYPOTHESIS("hypothese", Outcome.CONFIRMED, Outcome.REFUTED, Outcome.OPEN);

    /** Where an item got to. There is no percentage: it is done or it is not. */
    public enum Outcome {
        DONE("fait"),
        NOT_DONE("pas-fait"),
        CONFIRMED("confirmee"),
        REFUTED("infirmee"),
        OPEN("ouverte");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private final String code;
    private final List<Outcome> outcomes;

    ScopeKind(String code, Outcome... outcomes) {
        this.code = code;
        this.outcomes = List.of(outcomes);
    }

    /** Whether a scope without anything of this kind cannot be settled. */
    public boolean neededToSettle() {
        return this == FEATURE || this == HYPOTHESIS;
    }

    /** As written in forms, files and the database. */
    public String code() {
        return code;
    }

    /** How an item of this kind may end. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    static ScopeKind of(String code) {
        for (ScopeKind kind : values()) if (kind.code.equals(code)) return kind;
        throw new IllegalArgumentException("Not a kind of scope: " + code);
    }
}

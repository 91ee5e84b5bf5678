package org.terreau.survey;

import java.util.Optional;

/** Where the words of an answer stand. */
public enum VerbatimState {
    TO_READ("a-lire"),
    TO_PUBLISH("a-publier"),
    PUBLISHED("publie"),
    SET_ASIDE("ecarte"),
    /** Its author took the agreement back, or the testimony was withdrawn: it is never published again. */
    WITHDRAWN("retire");

    private final String code;

    VerbatimState(String code) {
        this.code = code;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    /** By the team's hand. A published one is withdrawn, not set aside. */
    public boolean mayBecome(VerbatimState other) {
        return switch (this) {
            case TO_READ -> other == TO_PUBLISH || other == SET_ASIDE || other == PUBLISHED;
            case TO_PUBLISH -> other == TO_READ || other == SET_ASIDE || other == PUBLISHED;
            case SET_ASIDE -> other == TO_READ || other == TO_PUBLISH || other == PUBLISHED;
            case PUBLISHED -> other == WITHDRAWN;
            case WITHDRAWN -> false;
        };
    }

    public static Optional<VerbatimState> of(String code) {
        for (VerbatimState state : values()) if (state.code.equals(code)) return Optional.of(state);
        return Optional.empty();
    }
}

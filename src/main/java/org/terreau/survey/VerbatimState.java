package org.terreau.survey;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the words of an answer stand. */
public enum VerbatimState {
    TO_READ("a-lire"),
    TO_PUBLISH("a-publier"),
    PUBLISHED("publie"),
    SET_ASIDE("ecarte"),
    /** Its author took the agreement back, or the testimony was withdrawn: it is never published again. */
    WITHDRAWN("retire");

    private static final Map<VerbatimState, Set<VerbatimState>> NEXT = Map.of(
            TO_READ, EnumSet.of(TO_PUBLISH, SET_ASIDE, PUBLISHED),
            TO_PUBLISH, EnumSet.of(TO_READ, SET_ASIDE, PUBLISHED),
            SET_ASIDE, EnumSet.of(TO_READ, TO_PUBLISH, PUBLISHED),
            PUBLISHED, EnumSet.of(WITHDRAWN));

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
        return NEXT.getOrDefault(this, Set.of()).contains(other);
    }

    public static Optional<VerbatimState> of(String code) {
        for (VerbatimState state : values()) if (state.code.equals(code)) return Optional.of(state);
        return Optional.empty();
    }
}

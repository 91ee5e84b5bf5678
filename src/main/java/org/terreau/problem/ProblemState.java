package org.terreau.problem;

import java.util.Map;
import java.util.Set;

/** Where a problem stands. */
public enum ProblemState {
    /** Proposed by somebody whose address is not proved yet. */
    AWAITING_ADDRESS("adresse"),
    /** To be read by the staff. */
    PROPOSED("propose"),
    /** Given back to be made more precise. */
    RETURNED("a-preciser"),
    REFUSED("refuse"),
    PUBLISHED("publie"),
    /** Read as the problem it was merged into, until the merge is undone. */
    MERGED("fusionne"),
    /** Made by a split that was undone: only its address is left, which leads to where it came from. */
    UNDONE("annule");

    private static final Map<ProblemState, Set<ProblemState>> NEXT = Map.of(
            AWAITING_ADDRESS, Set.of(PROPOSED),
            PROPOSED, Set.of(PUBLISHED, RETURNED, REFUSED),
            RETURNED, Set.of(PROPOSED, PUBLISHED, REFUSED),
            REFUSED, Set.of(),
            PUBLISHED, Set.of(MERGED, UNDONE),
            MERGED, Set.of(PUBLISHED),
            UNDONE, Set.of());

    private final String code;

    ProblemState(String code) {
        this.code = code;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public boolean mayBecome(ProblemState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    public static ProblemState of(String code) {
        for (ProblemState state : values()) if (state.code.equals(code)) return state;
        throw new IllegalArgumentException("No state is called " + code);
    }
}

package org.terreau.call;

import java.util.Map;
import java.util.Set;

/** Where a submission stands. */
public enum SubmissionState {
    DRAFT("brouillon"),
    SUBMITTED("depose"),
    /** Taken back by its author. */
    WITHDRAWN("retire"),
    LAUREATE("laureat"),
    NOT_CHOSEN("non-retenu");

    /** From where to where. A submission may be taken up again until the call closes. */
    private static final Map<SubmissionState, Set<SubmissionState>> NEXT = Map.of(
            DRAFT, Set.of(SUBMITTED, WITHDRAWN),
            SUBMITTED, Set.of(DRAFT, WITHDRAWN, LAUREATE, NOT_CHOSEN),
            WITHDRAWN, Set.of(),
            LAUREATE, Set.of(),
            NOT_CHOSEN, Set.of());

    private final String code;

    SubmissionState(String code) {
        this.code = code;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public boolean mayBecome(SubmissionState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    public static SubmissionState of(String code) {
        for (SubmissionState state : values()) if (state.code.equals(code)) return state;
        throw new IllegalArgumentException("No state is called " + code);
    }
}

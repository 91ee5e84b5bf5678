package org.terreau.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;

/** Somebody was asked to read a brief and to say what they think. */
public record ReviewRequest(
        long id,
        @Nullable AccountId askedById,
        String askedBy,
        Instant askedAt,
        @Nullable AccountId readerId,
        String reader,
        @Nullable LocalDate dueOn,
        String message,
        State state,
        String answer,
        @Nullable Instant closedAt) {

    /** Where a request stands. */
    public enum State {
        ASKED("demandee"),
        ANSWERED("rendue"),
        CANCELLED("annulee");

        private static final Map<State, Set<State>> NEXT = Map.of(ASKED, Set.of(ANSWERED, CANCELLED));

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public boolean mayBecome(State next) {
            return NEXT.getOrDefault(this, Set.of()).contains(next);
        }

        static State of(String code) {
            for (State state : values()) if (state.code.equals(code)) return state;
            throw new IllegalArgumentException("No state of a review request is called " + code);
        }
    }

    public boolean waits() {
        return state == State.ASKED;
    }

    public boolean late(LocalDate today) {
        return waits() && dueOn != null && dueOn.isBefore(today);
    }
}

package org.terreau.operation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job that runs by itself, on whichever instance is free.
 *
 * @param running now
 * @param next when it runs again; null when nothing plans it, as when jobs are turned off
 * @param lastSuccess null when it never succeeded
 * @param lastFailure null when it never failed
 * @param failures in a row
 * @param reason of the last failure; "" when it never failed
 */
public record Job(
        String name,
        boolean running,
        @Nullable Instant next,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        int failures,
        String reason) {

    /** A job waits its turn for a few seconds; for longer, nobody runs it. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Where a job stands. */
    public enum State {
        FINE("a-lheure"),
        RUNNING("en-cours"),
        LATE("en-retard"),
        FAILING("en-echec"),
        UNPLANNED("non-prevu");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in message keys and addresses. */
        public String code() {
            return code;
        }
    }

    /** A job that fails is told so even while it is tried again. */
    public State state(Instant now) {
        if (failures > 0) return State.FAILING;
        if (running) return State.RUNNING;
        if (next == null) return State.UNPLANNED;
        return next.plus(PATIENCE).isBefore(now) ? State.LATE : State.FINE;
    }

    /** When it last ended, well or not; null when it never ran. */
    public @Nullable Instant last() {
        if (lastSuccess == null) return lastFailure;
        return lastFailure == null || lastFailure.isBefore(lastSuccess) ? lastSuccess : lastFailure;
    }
}

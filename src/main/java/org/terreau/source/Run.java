package org.terreau.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One time that a source was read.
 *
 * @param problem the key of the sentence that says what failed, "" when nothing did
 * @param batch under which its values arrived; null when none was taken
 * @param leftOut periods that have not ended, and lines without a value
 */
public record Run(
        long id,
        Instant startedAt,
        Instant endedAt,
        boolean byHand,
        Outcome outcome,
        String problem,
        List<String> arguments,
        @Nullable Long batch,
        long lines,
        long added,
        long corrected,
        long unchanged,
        long leftOut,
        long faulty) {

    /** How it ended. */
    public enum Outcome {
        TAKEN("lu"),
        /** The same answer as the time before: nothing to do. */
        SAME("identique"),
        /** Some lines can't be taken: none was. */
        REFUSED("refuse"),
        FAILED("echec");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        /** As written in message keys and the database. */
        public String code() {
            return code;
        }

        public boolean good() {
            return this == TAKEN || this == SAME;
        }

        static Outcome of(String code) {
            for (Outcome outcome : values()) if (outcome.code.equals(code)) return outcome;
            throw new IllegalArgumentException("No run ends as " + code);
        }
    }

    public Run {
        arguments = List.copyOf(arguments);
    }
}

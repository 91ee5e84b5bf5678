package org.terreau.access;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;

/**
 * An account that a tool was asked to close.
 *
 * @param finding why: its code
 * @param by who confirmed it; null once they were erased
 * @param status of HTTP, as the tool answered; 0 where it did not
 */
public record Closing(
        String login,
        String finding,
        Instant asked,
        @Nullable AccountId by,
        Outcome outcome,
        int status) {

    /** What came of it. */
    public enum Outcome {
        /** Written before the tool is asked: it stays when the program stops meanwhile. */
        ASKED("demandee"),
        /** Nothing was closed: the connection tries only. */
        TRIED("essai"),
        CLOSED("fermee"),
        REFUSED("refusee");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        /** As written in message keys, files and the database. */
        public String code() {
            return code;
        }

        public static Optional<Outcome> of(String code) {
            for (Outcome one : values()) if (one.code.equals(code)) return Optional.of(one);
            return Optional.empty();
        }
    }
}

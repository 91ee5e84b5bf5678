package org.terreau.access;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account that a list of members showed on a tool.
 *
 * @param login as the tool tells it, in lower case
 * @param level null where the list does not say, or says what we do not know
 * @param active the last day on which it was used; null where the list does not say
 * @param person whose it is or may be, by their number in teams; null for nobody that we know
 */
public record ObservedAccount(
        String login,
        String name,
        @Nullable Level level,
        @Nullable LocalDate active,
        LocalDate firstSeen,
        LocalDate lastSeen,
        @Nullable Long person,
        Certainty certainty) {

    /** How sure it is whose it is (FIELD 4.2): what is only probable never acts. */
    public enum Certainty {
        CERTAIN("certain"),
        PROBABLE("probable"),
        NONE("aucune");

        private final String code;

        Certainty(String code) {
            this.code = code;
        }

        /** As written in message keys, files and the database. */
        public String code() {
            return code;
        }

        static Optional<Certainty> of(String code) {
            for (Certainty one : values()) if (one.code.equals(code)) return Optional.of(one);
            return Optional.empty();
        }
    }

    /** It is of this person for sure. */
    boolean isOf(long worker) {
        return certainty == Certainty.CERTAIN && person != null && person == worker;
    }
}

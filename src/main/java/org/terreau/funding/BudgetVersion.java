package org.terreau.funding;

import java.time.LocalDate;
import java.util.List;

/**
 * A budget as it was published, never changed since.
 *
 * @param number of the product's versions, from 1
 * @param year whose January or June it is
 * @param late it came after the end of its month
 * @param note what the team says of it; may be empty
 */
public record BudgetVersion(
        long id, int number, Round round, int year, boolean late, String note, LocalDate publishedOn) {

    /** Whether what was expected by now is published. */
    public enum State {
        UP_TO_DATE("a-jour"),
        LATE("en-retard"),
        NEVER("jamais");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }

        /** Of what was published by a day. */
        public static State of(List<BudgetVersion> versions, LocalDate today) {
            if (versions.isEmpty()) return NEVER;
            return versions.stream().anyMatch(Round.due(today)::metBy) ? UP_TO_DATE : LATE;
        }
    }
}

package org.terreau.funding;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.terreau.shared.Money;

/**
 * What is said of the money of a year that nothing engages (FIELD 1.3, F8).
 *
 * @param amount taxes included
 * @param note by when it is ordered, or why it is given back; may be empty
 */
public record YearAnswer(Kind kind, Money amount, String note, LocalDate day, String author) {

    public enum Kind {
        /** It will be ordered before the year closes. */
        ENGAGE("engager"),
        /** Whoever granted it may give it to others. */
        GIVE_BACK("rendre"),
        /** It is asked to be kept for the next year (LOLF art. 15). */
        CARRY_OVER("reporter");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in forms, message keys and the database. */
        public String code() {
            return code;
        }

        public static Optional<Kind> of(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }

        /** The one that a code stands for. */
        static Kind coded(String code) {
            return of(code).orElseThrow(() -> new IllegalArgumentException("No answer is called " + code));
        }
    }
}

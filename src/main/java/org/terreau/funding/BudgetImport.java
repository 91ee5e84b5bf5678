package org.terreau.funding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file whose rows were taken.
 *
 * @param taken how many lines, totals or contributions it brought
 * @param replaced how many gave way to them
 * @param sheetVersion what the sheet became by it
 */
public record BudgetImport(
        long id,
        Content content,
        String name,
        int taken,
        int replaced,
        String author,
        Instant at,
        long sheetVersion,
        @Nullable Instant undoneAt) {

    /** What a file holds. */
    public enum Content {
        LINES("lignes"),
        CONTRIBUTIONS("financements");

        private final String code;

        Content(String code) {
            this.code = code;
        }

        /** As stored and as written in forms. */
        public String code() {
            return code;
        }

        static Content of(String code) {
            return code.equals(CONTRIBUTIONS.code) ? CONTRIBUTIONS : LINES;
        }
    }
}

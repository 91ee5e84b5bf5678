package org.terreau.committee;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;

/**
 * Something noticed of a product's figures, once.
 *
 * @param indicator its code; {@code name} is its name when it was noticed
 * @param periodicity code of the length of the period
 * @param start first day of the period it is about; of a silent source, the last day on which it gave something new
 * @param value null where there is none to say
 * @param reference the target, the former record; null where there is none
 * @param source name of the source that is silent, "" for the others
 */
public record Alert(
        long id,
        ProductId product,
        Kind kind,
        String indicator,
        String name,
        String unit,
        String periodicity,
        LocalDate start,
        @Nullable BigDecimal value,
        @Nullable BigDecimal reference,
        String source,
        Instant foundAt) {

    /** What may be noticed. */
    public enum Kind {
        /** A value no longer reaches its target, which the one before did. */
        UNDER_TARGET("sous-la-cible"),
        /** A value is better than all those before it. */
        RECORD("record"),
        /** No value came for longer than two periods. */
        STALE("perimee"),
        /** A source gives nothing new for longer than twice its usual rhythm. */
        SILENT("source-muette");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in addresses, message keys and the database. */
        public String code() {
            return code;
        }

        public static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst();
        }
    }

    /** What a rule finds in a series. */
    record Found(
            Kind kind,
            LocalDate start,
            @Nullable BigDecimal value,
            @Nullable BigDecimal reference) {}
}

package org.terreau.portfolio;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What will be a success, and what will make one stop, as somebody wrote it on a day: the next one takes its place and leaves
 * it readable.
 *
 * @param figure null when it is said in words
 * @param success in words; empty when a figure says it
 * @param stop in words; empty when a figure says it
 * @param setOn null when nobody kept the day
 * @param late a result of the period was known already when it was written; null when nobody knows
 * @param reason why it took the place of the one before; empty for the first one
 * @param byStaff the incubator wrote it rather than the team
 * @param author shown to those who work on the product only
 */
public record Threshold(
        @Nullable Figure figure,
        String success,
        String stop,
        @Nullable LocalDate setOn,
        @Nullable Boolean late,
        String reason,
        boolean byStaff,
        String author) {

    /**
     * A figure and the values that it is read against.
     *
     * @param success null when the target was taken back
     * @param stop null when nobody said from where one stops
     */
    public record Figure(
            Gauges.Gauge gauge,
            @Nullable BigDecimal success,
            @Nullable BigDecimal stop) {

        /** Reads the same figure against the same values. */
        public boolean reads(Figure other) {
            return gauge.code().equals(other.gauge.code()) && same(success, other.success) && same(stop, other.stop);
        }

        private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
            return one == null || other == null ? one == other : one.compareTo(other) == 0;
        }
    }

    public boolean written() {
        return figure == null ? !success.isEmpty() : figure.success() != null;
    }

    /** It was written when the result could be known. */
    public boolean afterMeasure() {
        return Boolean.TRUE.equals(late);
    }
}

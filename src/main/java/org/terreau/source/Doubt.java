package org.terreau.source;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A value out of what is expected, until somebody says that it is right.
 *
 * @param place an official code, "" for the whole
 * @param held what waits to be taken; null when it counts already
 */
public record Doubt(
        long id,
        Instant foundAt,
        LocalDate start,
        String place,
        String segment,
        BigDecimal value,
        BigDecimal low,
        BigDecimal high,
        @Nullable Held held) {

    /** A value as the source wrote it; the denominator is "" for what is not a ratio. */
    public record Held(String numerator, String denominator) {}

    /** What a value is of, and when. */
    record Spot(LocalDate start, String place, String segment) {}

    Spot spot() {
        return new Spot(start, place, segment);
    }

    /** It says what another says of the same. */
    boolean repeats(Doubt other) {
        return spot().equals(other.spot()) && value.compareTo(other.value) == 0;
    }
}

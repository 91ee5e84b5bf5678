package org.terreau.source;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Mentions;

/**
 * A value out of what is expected, or whose segment tells who somebody is, until somebody says that it is right.
 *
 * @param place an official code, "" for the whole
 * @param low the least that was expected; the value itself, as `high`, when its segment alone is doubted
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

    /** Who the segment names, which everybody would read; "" when the value itself is doubted. */
    public String named() {
        return low.compareTo(value) == 0 && high.compareTo(value) == 0 ? String.join(", ", Mentions.told(segment)) : "";
    }

    /** It says what another says of the same. */
    boolean repeats(Doubt other) {
        return spot().equals(other.spot()) && value.compareTo(other.value) == 0;
    }
}

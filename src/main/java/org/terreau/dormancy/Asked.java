package org.terreau.dormancy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A product whose team was asked whether it lives, and did not answer yet.
 *
 * @param marked the day from which it is said to be dormant; null before
 */
public record Asked(LocalDate on, @Nullable LocalDate marked) {

    public LocalDate marksOn() {
        return Silence.marksOn(on);
    }
}

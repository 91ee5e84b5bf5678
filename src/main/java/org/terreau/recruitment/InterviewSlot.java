package org.terreau.recruitment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which somebody who is invited may talk with the team.
 *
 * @param place where, or the address of a call; its candidate alone reads it beside those who choose
 * @param application who has it; null while it is free
 */
public record InterviewSlot(
        long id,
        long offer,
        Instant start,
        int minutes,
        String place,
        @Nullable Long application) {

    public Instant end() {
        return start.plus(Duration.ofMinutes(minutes));
    }

    /** Both take place at once, for some time. */
    boolean overlaps(InterviewSlot other) {
        return start.isBefore(other.end()) && other.start().isBefore(end());
    }

    public boolean free() {
        return application == null;
    }
}

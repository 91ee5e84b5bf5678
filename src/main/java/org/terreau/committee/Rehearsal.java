package org.terreau.committee;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A committee that a team tries out beforehand with the staff of its incubator.
 *
 * @param wish what the team wants to try; may be empty
 * @param answeredAt null while it waits for an answer
 * @param heldOn the day that the staff propose; null when they gave a remark alone
 */
public record Rehearsal(
        Instant askedAt,
        String wish,
        @Nullable Instant answeredAt,
        @Nullable LocalDate heldOn,
        String remark) {

    /** It is asked for between so many days before the committee, at most and at least. */
    static final int EARLIEST = 21;

    static final int LATEST = 8;

    /** A team may ask for one on this day. */
    static boolean askedOn(LocalDate today, LocalDate meetsOn) {
        return !today.isBefore(meetsOn.minusDays(EARLIEST)) && !today.isAfter(meetsOn.minusDays(LATEST));
    }

    public boolean answered() {
        return answeredAt != null;
    }
}

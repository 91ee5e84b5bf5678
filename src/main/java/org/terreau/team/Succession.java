package org.terreau.team;

import java.time.LocalDate;
import java.util.Optional;
import org.terreau.incubator.WorkingDays;

/**
 * By when the holder of a market replaces somebody who leaves, in working days: whoever replaces them begins early enough to
 * work ten days beside them when the departure is planned, it is told within three days, and done within five.
 *
 * <p>Source: FIELD 2.3, T10, after the market of 2026.
 *
 * @param last the last day that is worked
 * @param overlapFrom the day from which both work for ten working days, the last one included
 * @param toldBy the last day on which the holder tells that nobody is there
 * @param replacedBy the last day on which somebody else is
 */
public record Succession(LocalDate last, LocalDate overlapFrom, LocalDate toldBy, LocalDate replacedBy) {

    private static final int OVERLAP = 10;
    private static final int TOLD = 3;
    private static final int REPLACED = 5;

    /** Days after the last one during which it is still shown. */
    private static final int SHOWN = 30;

    static Succession after(LocalDate last) {
        LocalDate overlap = WorkingDays.onOrBefore(last);
        for (int day = 1; day < OVERLAP; day++) overlap = WorkingDays.onOrBefore(overlap.minusDays(1));
        return new Succession(last, overlap, WorkingDays.plus(last, TOLD), WorkingDays.plus(last, REPLACED));
    }

    /** Of a mission that goes through a market and ends soon, or just ended; empty for the others. */
    public static Optional<Succession> of(Mission mission, LocalDate today) {
        MissionStatus status = mission.work().status();
        LocalDate last = mission.span().last();
        return mission.vacant()
                        || status == null
                        || !status.market()
                        || last == null
                        || last.isBefore(today.minusDays(SHOWN))
                        || last.isAfter(today.plusDays(Workforce.AHEAD))
                ? Optional.empty()
                : Optional.of(after(last));
    }

    /** Whoever replaces them may still begin beside them. */
    public boolean overlaps(LocalDate today) {
        return !overlapFrom.isBefore(today);
    }
}

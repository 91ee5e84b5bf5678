package org.terreau.outreach;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;

/** What other modules count of call-back requests. */
public interface RequestFigures {

    /**
     * Requests that wait for an answer.
     *
     * @param total how many there are
     * @param late how many are past their promised delay
     * @param first those that wait for longest
     */
    record Waiting(long total, long late, List<Line> first) {

        public Waiting {
            first = List.copyOf(first);
        }
    }

    /** A request that waits; late by so many days, 0 when it is not. */
    record Line(String reference, String organisation, Instant receivedAt, LocalDate dueOn, long late) {}

    /**
     * A month, or the whole period.
     *
     * @param month null for the whole
     * @param received in this month
     * @param answered in this month, by a letter or by a dossier
     * @param inTime of those answered, how many within the promised delay
     * @param medianDays from the request to its answer; null when none was answered
     */
    record Answered(
            @Nullable YearMonth month,
            long received,
            long answered,
            long inTime,
            @Nullable Double medianDays) {}

    /** What waits in the incubators of this person; at most so many of them. */
    Waiting waiting(Actor actor, int most);

    /** By month of Europe/Paris since the first one, then the whole; a month without any is left out. */
    List<Answered> answered(IncubatorId incubator, YearMonth first);
}

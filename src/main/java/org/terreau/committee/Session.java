package org.terreau.committee;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.DecisionSubject;
import org.terreau.incubator.IncubatorId;

/**
 * A day on which an incubator's committee decides, on one subject after another.
 *
 * @param subjects in the order of the agenda
 * @param closedAt since when nothing more is decided in it; null before
 */
public record Session(
        long id,
        IncubatorId incubator,
        LocalDate meetsOn,
        LocalTime startsAt,
        String place,
        List<DecisionSubject.Key> subjects,
        @Nullable Instant closedAt,
        long version) {

    /** What a subject takes: the team shows for a quarter of an hour, answers for another, and the committee decides. */
    public static final int SHOWN = 15;

    public static final int ANSWERED = 15;
    public static final int DECIDED = 20;

    public Session {
        subjects = List.copyOf(subjects);
    }

    public boolean closed() {
        return closedAt != null;
    }

    /** The end of the key that says where it stands. */
    public String state(LocalDate today) {
        if (closed()) return "close";
        return meetsOn.isBefore(today) ? "a-clore" : "ouverte";
    }

    /** When the subject of this rank, from 1, begins. */
    public LocalTime begins(int rank) {
        return startsAt.plusMinutes((long) (rank - 1) * (SHOWN + ANSWERED + DECIDED));
    }

    public LocalTime ends() {
        return begins(subjects.size() + 1);
    }

    public String path() {
        return path(incubator, meetsOn);
    }

    public static String path(IncubatorId incubator, LocalDate meetsOn) {
        return "/comites/seances/" + incubator.value() + "/" + meetsOn;
    }
}

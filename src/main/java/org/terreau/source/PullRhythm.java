package org.terreau.source;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.terreau.shared.Paris;

/** How often a source is read, on the clocks of Paris. Each source has its own minute, so that they don't all come at once. */
public enum PullRhythm {
    HOURLY("heure"),
    DAILY("jour"),
    WEEKLY("semaine"),
    MONTHLY("mois");

    private static final int HOUR = 6;
    private static final int DAY_OF_MONTH = 2;

    private final String code;

    PullRhythm(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /**
     * The first moment after this one: each hour; each day after six; on Mondays after six; on the second day of the month
     * after six.
     *
     * @param source its number, which gives its minute
     */
    public Instant next(Instant now, long source) {
        ZonedDateTime here = now.atZone(Paris.ZONE);
        int minute = (int) Math.floorMod(source * 7, 60L);
        if (this == HOURLY) {
            ZonedDateTime hour = here.truncatedTo(ChronoUnit.HOURS).plusMinutes(minute);
            return (hour.toInstant().isAfter(now) ? hour : hour.plusHours(1)).toInstant();
        }
        ZonedDateTime at = here.with(LocalTime.of(HOUR, minute));
        at = switch (this) {
            case WEEKLY -> at.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> at.withDayOfMonth(DAY_OF_MONTH);
            default -> at;
        };
        if (at.toInstant().isAfter(now)) return at.toInstant();
        return (switch (this) {
                    case WEEKLY -> at.plusWeeks(1);
                    case MONTHLY -> at.plusMonths(1);
                    default -> at.plusDays(1);
                })
                .toInstant();
    }

    public static Optional<PullRhythm> of(String code) {
        for (PullRhythm rhythm : values()) if (rhythm.code.equals(code)) return Optional.of(rhythm);
        return Optional.empty();
    }
}

package org.terreau.standard;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.terreau.shared.Paris;

/** When the robot comes: between one and five in the morning, on the clocks of Paris, each site once a week at its minute. */
final class Night {

    private static final int BEGINS = 1;
    private static final int ENDS = 5;
    private static final long SPREAD = 180;
    private static final int WEEK = 7;

    private Night() {}

    static boolean on(Instant now) {
        int hour = now.atZone(Paris.ZONE).getHour();
        return hour >= BEGINS && hour < ENDS;
    }

    /** The first coming night. @param site a number, which gives its minute */
    static Instant first(Instant now, long site) {
        ZonedDateTime here = now.atZone(Paris.ZONE);
        ZonedDateTime at = here.with(LocalTime.of(BEGINS, 0)).plusMinutes(Math.floorMod(site * 7, SPREAD));
        return (at.toInstant().isAfter(now) ? at : at.plusDays(1)).toInstant();
    }

    /** A week later, and not before the moment until which the site asked for rest. */
    static Instant next(Instant now, Instant rest, long site) {
        if (rest.isAfter(now)) return first(rest, site);
        return first(now.atZone(Paris.ZONE).plusDays(WEEK - 1).toInstant(), site);
    }
}

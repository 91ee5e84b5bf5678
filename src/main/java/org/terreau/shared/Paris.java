package org.terreau.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The time of those whom Terreau serves: instants are kept in UTC, business dates are days in Paris. */
public final class Paris {

    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private Paris() {}

    /** The day that it is in Paris. */
    public static LocalDate today(Clock clock) {
        return day(clock.instant());
    }

    /** The day in Paris at this instant. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The first instant of a day in Paris. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}

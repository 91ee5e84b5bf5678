package org.terreau.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import org.terreau.shared.Paris;

/**
 * The moment at which the tests live: that of the machine, or the same hour of the day that {@code -Dterreau.test.day}
 * names ({@code bin/test -Dterreau.test.day=2028-02-29}). A test that is green on one day alone shows it there. Nothing else in
 * the tests reads the machine's clock, but what others judge by it: certificates, tokens, other processes.
 */
public final class Present {

    private static final String DAY = System.getProperty("terreau.test.day", "");

    /** How far the told day is from that of the machine. */
    static final Duration APART = DAY.isEmpty() ? Duration.ZERO : until(LocalDate.parse(DAY));

    /** The clock of the told day. */
    public static final Clock CLOCK = Clock.offset(Clock.systemUTC(), APART);

    /** The present in SQL: what tests write beside what the program dates. */
    public static final String SQL = "(now() + interval '" + APART.toSeconds() + " seconds')";

    private Present() {}

    public static Instant now() {
        return CLOCK.instant();
    }

    /** The present day in Paris. */
    public static LocalDate today() {
        return LocalDate.ofInstant(now(), Paris.ZONE);
    }

    /** The present month in Paris. */
    public static YearMonth month() {
        return YearMonth.from(today());
    }

    /** A clock that now shows that hour of Paris, and goes on. */
    public static Clock at(LocalDateTime moment) {
        return Clock.offset(CLOCK, Duration.between(now(), moment.atZone(Paris.ZONE)));
    }

    private static Duration until(LocalDate day) {
        ZonedDateTime here = ZonedDateTime.now(Paris.ZONE);
        return Duration.between(here, here.with(day));
    }
}

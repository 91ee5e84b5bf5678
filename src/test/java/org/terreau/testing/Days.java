package org.terreau.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.terreau.shared.Paris;

/**
 * The application's clock, which a test sets to another day for what it calls itself: requests and jobs run on other
 * threads and stay at the present, so that a test leaves nothing behind for those that share its context.
 */
public final class Days extends Clock {

    private final Clock real;
    private final ThreadLocal<Duration> apart = ThreadLocal.withInitial(() -> Duration.ZERO);
    private volatile Duration everywhere = Duration.ZERO;

    /** @param real the clock that the application would have without the tests, at the day that {@link Present} tells */
    Days(Clock real) {
        this.real = real;
    }

    /** Does this on that day, at the hour that it is, on the thread of the test. */
    public void on(LocalDate day, Runnable what) {
        apart.set(until(day));
        try {
            what.run();
        } finally {
            apart.remove();
        }
    }

    /** The same for requests and jobs too: for what only a page tells. */
    public void everywhere(LocalDate day, Runnable what) {
        everywhere = until(day);
        try {
            what.run();
        } finally {
            everywhere = Duration.ZERO;
        }
    }

    private Duration until(LocalDate day) {
        Instant now = real.instant();
        return Duration.between(now, now.atZone(Paris.ZONE).with(day).toInstant());
    }

    /** The present day in Paris. */
    public LocalDate today() {
        return instant().atZone(Paris.ZONE).toLocalDate();
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(apart.get()).plus(everywhere);
    }

    @TestConfiguration
    static class AsTheClock {

        /** The clock of the stories is at the told day already. */
        @Bean
        @Primary
        Days days(Clock real, @Value("${terreau.demo:false}") boolean stories) {
            return new Days(stories ? real : Present.CLOCK);
        }
    }
}

package org.terreau.standard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Waits between two requests of a robot. */
@FunctionalInterface
interface Pace {

    void until(Instant moment) throws InterruptedException;

    /** Waits as the clock says, a minute at most. */
    @Component
    final class OnTheClock implements Pace {

        private static final Duration LONGEST = Duration.ofMinutes(1);

        private final Clock clock;

        OnTheClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public void until(Instant moment) throws InterruptedException {
            long left = Duration.between(clock.instant(), moment).toMillis();
            if (left > 0) Thread.sleep(Math.min(left, LONGEST.toMillis()));
        }
    }
}

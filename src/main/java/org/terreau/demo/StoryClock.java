package org.terreau.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.incubator.WorkingDays;
import org.terreau.shared.Paris;

/**
 * The clock of an installation that shows the demonstration. A story sets it to another day while it is told, for the
 * thread that tells it: the modules date what they do themselves, and everybody else stays at the present.
 */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class StoryClock extends Clock {

    /** At which people of the stories begin to work. */
    private static final LocalTime MORNING = LocalTime.of(9, 30);

    private final Clock real;
    private final ThreadLocal<Duration> apart = ThreadLocal.withInitial(() -> Duration.ZERO);

    StoryClock() {
        this(Clock.systemUTC());
    }

    StoryClock(Clock real) {
        this.real = real;
    }

    /** The day on which the demonstration is laid, in Paris, whatever day is told of. */
    LocalDate present() {
        return Paris.day(real.instant());
    }

    /** The last working day that lies so many days before the present. */
    LocalDate ago(int days) {
        return WorkingDays.onOrBefore(present().minusDays(days));
    }

    /** Does this on that day, then goes back to the day that was told of. A day to come is told of at the present. */
    <T> T on(LocalDate day, Supplier<T> what) {
        Duration before = apart.get();
        Instant now = real.instant();
        Instant morning = day.atTime(MORNING).atZone(Paris.ZONE).toInstant();
        apart.set(day.isBefore(present()) ? Duration.between(now, morning) : Duration.ZERO);
        try {
            return what.get();
        } finally {
            apart.set(before);
        }
    }

    /** The same, for what answers nothing. */
    void on(LocalDate day, Runnable what) {
        on(day, () -> {
            what.run();
            return day;
        });
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new StoryClock(real.withZone(zone));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(apart.get());
    }
}

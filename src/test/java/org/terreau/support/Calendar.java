package org.terreau.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import org.terreau.web.Ui;

/** The clock of the application under test. It tells the time, until a test moves it; it is back before the next test. */
@TestComponent
@Primary
public final class Calendar extends Clock {

    private final Clock real = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    public void forward(Period period) {
        Instant then = instant().atZone(Ui.PARIS).plus(period).toInstant();
        ahead = Duration.between(real.instant(), then);
    }

    /** To this time of the day in Paris, on this day. */
    public void on(LocalDate day) {
        Instant then = instant().atZone(Ui.PARIS).with(day).toInstant();
        ahead = Duration.between(real.instant(), then);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(instant(), Ui.PARIS);
    }

    void back() {
        ahead = Duration.ZERO;
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
        return real.instant().plus(ahead);
    }
}

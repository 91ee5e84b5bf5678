package org.terreau.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.terreau.web.Gauges;

/** How old the last backup is, as a metric; no number before the first. */
@Component
class BackupMetrics implements MeterBinder {

    private static final double MILLIS = 1000;

    private final JdbcBackups backups;
    private final Clock clock;

    BackupMetrics(JdbcBackups backups, Clock clock) {
        this.backups = backups;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        new Gauges<>(backups::last)
                .with(
                        registry,
                        "terreau.backup.age.seconds",
                        "Since the last backup that the program took",
                        last -> last.map(at ->
                                        Duration.between(at, clock.instant()).toMillis() / MILLIS)
                                .orElse(Double.NaN));
    }
}

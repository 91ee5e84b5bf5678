package org.terreau.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.web.Gauges;

/** What waits to be done by nobody in particular, messages and jobs, as metrics. */
@Component
class QueueMetrics implements MeterBinder {

    /** A job that is free to run is taken within seconds. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final JdbcQueues queues;
    private final Clock clock;

    QueueMetrics(JdbcQueues queues, Clock clock) {
        this.queues = queues;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        new Gauges<>(() -> queues.at(clock.instant().minus(LATE)))
                .with(registry, "terreau.mail.waiting", "Messages that are still to leave", JdbcQueues.Read::waiting)
                .with(
                        registry,
                        "terreau.mail.oldest.seconds",
                        "Since when the oldest message that is still to leave waits",
                        read -> age(read.oldest()))
                .with(
                        registry,
                        "terreau.mail.refused",
                        "Messages kept that are tried no more",
                        JdbcQueues.Read::refused)
                .with(
                        registry,
                        "terreau.jobs.late",
                        "Jobs whose time came two minutes ago and that no instance took",
                        JdbcQueues.Read::late)
                .with(registry, "terreau.jobs.failing", "Jobs whose last run failed", JdbcQueues.Read::failing);
    }

    private double age(Optional<Instant> since) {
        return since.map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}

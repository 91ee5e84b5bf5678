package org.terreau.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Metrics that the database knows: read together when they are asked for, once in ten seconds at most. They are no
 * number while it does not answer.
 */
public final class Gauges<T> {

    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final OutwardThreads READING = new OutwardThreads("gauges", 4, PATIENCE);

    private final Supplier<T> read;
    private @Nullable T last;
    private long readAt;
    private boolean failed;

    /** @param read what reads them, in one statement or few */
    public Gauges(Supplier<T> read) {
        this.read = read;
    }

    /**
     * @param name with points, its unit last
     * @param what in one sentence, for who reads the metrics
     * @param tags names and values in turn
     */
    public Gauges<T> with(
            MeterRegistry registry, String name, String what, ToDoubleFunction<T> figure, String... tags) {
        Gauge.builder(name, this, gauges -> gauges.figure(figure))
                .description(what)
                .tags(tags)
                .strongReference(true)
                .register(registry);
        return this;
    }

    private double figure(ToDoubleFunction<T> figure) {
        T known = known();
        return known == null ? Double.NaN : figure.applyAsDouble(known);
    }

    private synchronized @Nullable T known() {
        long now = System.nanoTime();
        if ((last != null || failed) && now - readAt < FRESH_NANOS) return last;
        try {
            last = READING.call(RuntimeException.class, read::get);
            failed = false;
        } catch (OutwardThreads.Unanswered | RuntimeException away) {
            last = null;
            failed = true;
        }
        readAt = now;
        return last;
    }
}

package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GaugesTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void severalFiguresAreReadTogetherAndOnceInTenSeconds() {
        AtomicInteger reads = new AtomicInteger();
        new Gauges<>(reads::incrementAndGet)
                .with(registry, "one", "", Integer::doubleValue)
                .with(registry, "two", "", number -> number * 2.0);
        assertThat(registry.get("one").gauge().value()).isEqualTo(1);
        assertThat(registry.get("two").gauge().value()).isEqualTo(2);
        assertThat(registry.get("one").gauge().value()).isEqualTo(1);
        assertThat(reads).hasValue(1);
    }

    @Test
    void whatCannotBeReadIsNoNumberAndIsNotAskedForAtOnce() {
        AtomicInteger reads = new AtomicInteger();
        new Gauges<Integer>(() -> {
                    reads.incrementAndGet();
                    throw new IllegalStateException("away");
                })
                .with(registry, "one", "", Integer::doubleValue);
        assertThat(registry.get("one").gauge().value()).isNaN();
        assertThat(registry.get("one").gauge().value()).isNaN();
        assertThat(reads).hasValue(1);
    }
}

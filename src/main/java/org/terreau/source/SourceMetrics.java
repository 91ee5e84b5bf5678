package org.terreau.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.terreau.web.Gauges;

/** Sources by state, as metrics. */
@Component
class SourceMetrics implements MeterBinder {

    private final JdbcSources sources;

    SourceMetrics(JdbcSources sources) {
        this.sources = sources;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauges<JdbcSources.States> states = new Gauges<>(sources::states);
        for (Source.State state : Source.State.values())
            states.with(
                    registry,
                    "terreau.sources",
                    "Sources of values, by state",
                    read -> read.number().getOrDefault(state, 0L),
                    "state",
                    state.name().toLowerCase(Locale.ROOT));
        states.with(registry, "terreau.sources.failing", "Sources whose last run failed", JdbcSources.States::failing);
    }
}

package org.terreau.pipeline.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.stereotype.Component;
import org.terreau.pipeline.IncubatorStats;
import org.terreau.web.HomeSource;

/** How long one waits for a decision, in median days over the last twelve months; untold below a day. */
@Component
class DelayOnHome implements HomeSource {

    private final IncubatorStats stats;

    DelayOnHome(IncubatorStats stats) {
        this.stats = stats;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Told told() {
        BigDecimal median = stats.figures().whole().medianDecision();
        if (median == null) return Told.nothing();
        BigDecimal days = median.setScale(0, RoundingMode.HALF_UP);
        return days.signum() == 0
                ? Told.nothing()
                : Told.figure(new Figure(days, "pipeline.home.delay", "/incubateur/stats"));
    }
}

package org.terreau.portfolio;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.shared.Paris;

/** On a product's page, what its increment promised before it was measured: the one that runs, or else the last one. */
@Component
class ThresholdSection implements ProductSection {

    private final Thresholds thresholds;
    private final Clock clock;

    ThresholdSection(Thresholds thresholds, Clock clock) {
        this.thresholds = thresholds;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 160;
    }

    @Override
    public void hold() {
        thresholds.hold();
    }

    @Override
    public Optional<Part> of(Product product) {
        List<Preregistration> written = product.incrementBegunBy(Paris.today(clock))
                .map(increment -> thresholds.published(product.id(), increment.number()))
                .orElse(List.of());
        return written.isEmpty() ? Optional.empty() : Optional.of(new Part("portfolio/promises", written));
    }
}

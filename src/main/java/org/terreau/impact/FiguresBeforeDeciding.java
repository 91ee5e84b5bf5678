package org.terreau.impact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decidable;
import org.terreau.decision.Missing;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;

/** A decision to go on without a measure, or short of the targets of the increment. */
@Component
class FiguresBeforeDeciding implements Missing {

    private final Impact impact;
    private final Products products;

    FiguresBeforeDeciding(Impact impact, Products products) {
        this.impact = impact;
        this.products = products;
    }

    @Override
    public List<Gap> gaps(Decidable about, Outcome outcome, Wanted wanted) {
        Optional<ProductId> known = about.id(ProductId.DECIDED_AS).map(ProductId::new);
        if (known.isEmpty() || outcome.ends()) return List.of();
        ProductId product = known.get();
        String path = product.path() + "/stats";
        List<Series> measured = impact.latest(product).series().stream()
                .filter(series -> !series.empty())
                .toList();
        if (measured.isEmpty()) return List.of(Gap.of("decision.missing.measure", path));
        Integer increment =
                products.currentIncrement(product).map(Increment::number).orElse(null);
        List<Gap> gaps = new ArrayList<>();
        for (Series series : measured) {
            BigDecimal target = series.indicator().targetIn(increment);
            if (target != null && !series.reaches(target))
                gaps.add(Gap.of(
                        "decision.missing.targets", path, series.indicator().name()));
        }
        return gaps;
    }
}

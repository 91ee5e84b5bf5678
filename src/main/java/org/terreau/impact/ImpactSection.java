package org.terreau.impact;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductSection;
import org.terreau.testimony.Testimony;

/** The latest figure of each indicator and what users say, on the product's page. */
@Component
class ImpactSection implements ProductSection {

    private final Impact impact;

    ImpactSection(Impact impact) {
        this.impact = impact;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public void hold() {
        impact.hold();
    }

    @Override
    public Optional<Part> of(Product product) {
        Impact.Published published = impact.latest(product.id());
        List<Series> series = published.series();
        List<Testimony> testimonies = published.testimonies();
        OwedFigures owed = silent(product, series);
        return series.isEmpty() && testimonies.isEmpty() && owed == null
                ? Optional.empty()
                : Optional.of(new Part("impact/section", new ImpactSummary(product, series, testimonies, owed)));
    }

    private @Nullable OwedFigures silent(Product product, List<Series> series) {
        LocalDate today = impact.today();
        OwedFigures.Shown shown = OwedFigures.Shown.of(
                !series.isEmpty(),
                series.stream().anyMatch(known -> Quality.fresh(known, today)),
                product.statsUrl() != null);
        OwedFigures owed = OwedFigures.of(product, shown, Set.of(), today);
        return owed != null && owed.silent() ? owed : null;
    }
}

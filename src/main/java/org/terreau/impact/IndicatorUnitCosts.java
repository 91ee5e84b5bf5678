package org.terreau.impact;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.MoneyBasis;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.UnitCosts;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** Computed indicators that money is in, as what a unit costs. */
@Component
class IndicatorUnitCosts implements UnitCosts {

    private final Impact impact;
    /** Read once for each product until something public changes. */
    private final Held<Map<ProductId, List<Told>>> held;

    IndicatorUnitCosts(Impact impact, PublicContent content) {
        this.impact = impact;
        this.held = new Held<>(content, ConcurrentHashMap::new);
    }

    @Override
    public List<Told> of(ProductId product) {
        Map<ProductId, List<Told>> known = held.get();
        List<Told> told = known.get(product);
        if (told != null) return told;
        List<Told> read = read(product);
        known.put(product, read);
        return read;
    }

    private List<Told> read(ProductId product) {
        return impact.published(product).series().stream()
                .flatMap(IndicatorUnitCosts::told)
                .toList();
    }

    private static Stream<Told> told(Series series) {
        if (series.empty()) return Stream.empty();
        Series.Point last = series.last();
        MoneyBasis basis = last.basis();
        if (basis == null) return Stream.empty();
        Indicator indicator = series.indicator();
        return Stream.of(new Told(
                indicator.name(),
                last.value(),
                indicator.unit(),
                last.start(),
                series.periodicity().plus(last.start(), 1).minusDays(1),
                basis));
    }
}

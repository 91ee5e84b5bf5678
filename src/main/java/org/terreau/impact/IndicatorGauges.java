package org.terreau.impact;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.Preregistration;
import org.terreau.portfolio.ProductId;

/** Indicators, as the thresholds of increments are read from them. */
@Component
class IndicatorGauges implements Gauges {

    private final JdbcIndicators indicators;
    private final JdbcAims aims;
    private final SeriesQuery query;

    IndicatorGauges(JdbcIndicators indicators, JdbcAims aims, SeriesQuery query) {
        this.indicators = indicators;
        this.aims = aims;
        this.query = query;
    }

    @Override
    public List<Gauge> of(ProductId product) {
        return indicators.of(product).stream().map(IndicatorGauges::gauge).toList();
    }

    static Gauge gauge(Indicator indicator) {
        return new Gauge(indicator.code(), indicator.name(), indicator.unit(), indicator.moreIsBetter());
    }

    /** By months or longer periods, as packs and pages show them. */
    @Override
    public Known known(ProductId product) {
        List<Indicator> all = indicators.of(product);
        return new SeriesReadings(query.series(product, all, Periodicity.MONTH, Impact.EARLIEST));
    }

    @Override
    public List<Preregistration> targets(ProductId product) {
        return aims.of(product);
    }

    @Override
    public Map<ProductId, List<Preregistration>> targets() {
        return aims.all();
    }
}

package org.terreau.committee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.impact.Impact;
import org.terreau.impact.Indicator;
import org.terreau.impact.Series;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;
import org.terreau.shared.Slice;
import org.terreau.source.SourceSilent;

/** Notices what the rules say of products' figures, and remembers it: each thing is told once. */
@Service
public class AlertWatch {

    public static final int PAGE = 50;

    private final JdbcAlerts stored;
    private final Impact impact;
    private final Products products;
    private final Clock clock;

    AlertWatch(JdbcAlerts stored, Impact impact, Products products, Clock clock) {
        this.stored = stored;
        this.impact = impact;
        this.products = products;
        this.clock = clock;
    }

    /**
     * Looks at a product's figures as they are on a day.
     *
     * @return how many things were noticed for the first time
     */
    @Transactional
    public int watch(ProductId product, LocalDate today) {
        Integer increment =
                products.currentIncrement(product).map(Increment::number).orElse(null);
        int noticed = 0;
        for (Series series : impact.published(product).series()) {
            Indicator indicator = series.indicator();
            BigDecimal target = indicator.targetIn(increment);
            for (Alert.Found found : AlertRules.found(series, target, today)) {
                boolean told =
                        found.kind() == Alert.Kind.STALE && stored.silent(product, indicator.code(), found.start());
                if (told || doubted(series, found.start())) continue;
                if (stored.insert(new Alert(
                        0,
                        product,
                        found.kind(),
                        indicator.code(),
                        indicator.name(),
                        indicator.unit(),
                        series.periodicity().code(),
                        found.start(),
                        found.value(),
                        found.reference(),
                        "",
                        clock.instant()))) noticed++;
            }
        }
        return noticed;
    }

    /** A value that waits for somebody to say that it is right is not worth an alert of its own. */
    private static boolean doubted(Series series, LocalDate start) {
        return series.at(start).map(Series.Point::toCheck).orElse(false);
    }

    @EventListener
    @Transactional
    void silent(SourceSilent silent) {
        stored.insert(new Alert(
                0,
                silent.product(),
                Alert.Kind.SILENT,
                silent.indicator(),
                silent.indicatorName(),
                "",
                "day",
                Paris.day(silent.since()),
                null,
                null,
                silent.name(),
                clock.instant()));
    }

    /** What was noticed of a product, the latest first, for who works on it. */
    @Transactional(readOnly = true)
    public Slice<Alert> list(ProductId product, String kind, int page, Actor actor) {
        products.mustEdit(actor, product);
        return stored.page(product, kind, page, PAGE);
    }

    @Transactional(readOnly = true)
    public List<Alert> all(ProductId product, String kind, Actor actor) {
        products.mustEdit(actor, product);
        return stored.all(product, kind);
    }
}

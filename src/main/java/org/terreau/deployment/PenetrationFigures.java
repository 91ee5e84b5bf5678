package org.terreau.deployment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.ProductFigure;
import org.terreau.portfolio.ProductId;

/** The figures of a deployment that indicators may be computed from: at each period, what was known at its end. */
@Configuration
class PenetrationFigures {

    @Bean
    ProductFigure activeCollectivities(History history) {
        return new Figure(
                "collectivites-actives",
                "collectivités",
                "deployment.figure.active",
                history,
                Penetration::placesBefore);
    }

    @Bean
    ProductFigure shareOfCollectivities(History history) {
        return new Figure(
                "penetration-collectivites", "%", "deployment.figure.share", history, Penetration::shareBefore);
    }

    @Bean
    ProductFigure shareOfInhabitants(History history) {
        return new Figure(
                "penetration-habitants", "%", "deployment.figure.inhabitants", history, Penetration::inhabitantsBefore);
    }

    private record Figure(
            String name,
            String unit,
            String meaning,
            History history,
            BiFunction<Penetration, LocalDate, Optional<BigDecimal>> value)
            implements ProductFigure {

        @Override
        public Known of(ProductId product) {
            Penetration penetration = history.of(product);
            return new Known() {
                @Override
                public Optional<BigDecimal> at(LocalDate from, LocalDate until) {
                    return value.apply(penetration, until);
                }

                @Override
                public Optional<LocalDate> since() {
                    return penetration.since();
                }
            };
        }
    }

    /** Reads the days on which collectivities began and ceased to use a product. */
    @Component
    static class History {

        private final PenetrationQuery changes;
        private final Plans plans;
        private final Coverages coverages;

        History(PenetrationQuery changes, Plans plans, Coverages coverages) {
            this.changes = changes;
            this.plans = plans;
            this.coverages = coverages;
        }

        /**
         * Two statements, whatever the number of collectivities. A use whose beginning was not written down, because it
         * is older than the history, began on the day that the deployment itself says.
         */
        @Transactional(readOnly = true)
        Penetration of(ProductId product) {
            List<Penetration.Step> steps = changes.of(product);
            NavigableMap<LocalDate, Map<Coverages.Cell, Coverage.Share>> targets = new TreeMap<>();
            for (Plans.Since one : plans.history(product)) targets.put(one.day(), coverages.targets(one.plan()));
            return Penetration.of(targets, steps);
        }
    }
}

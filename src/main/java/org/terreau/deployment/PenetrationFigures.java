package org.terreau.deployment;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.ProductFigure;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityKind;

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

        private final JdbcClient jdbc;
        private final Plans plans;
        private final Coverages coverages;

        History(JdbcClient jdbc, Plans plans, Coverages coverages) {
            this.jdbc = jdbc;
            this.plans = plans;
            this.coverages = coverages;
        }

        /**
         * Two statements, whatever the number of collectivities. A use whose beginning was not written down, because it
         * is older than the history, began on the day that the deployment itself says.
         */
        @Transactional(readOnly = true)
        Penetration of(ProductId product) {
            List<Penetration.Step> steps =
                    jdbc.sql("""
                            with told as (
                                select collectivity, on_day,
                                       (to_state = 'actif')::int
                                           - coalesce(lag((to_state = 'actif')::int)
                                                      over (partition by collectivity order by on_day, id), 0) as step
                                from deployment_event
                                where product_id = :product and to_state is not null),
                            steps as (
                                select collectivity, on_day, step from told where step <> 0
                                union all
                                select d.collectivity, d.since, 1 from deployment d
                                where d.product_id = :product and d.state = 'actif'
                                  and not exists (select from told t
                                                  where t.collectivity = d.collectivity and t.step > 0))
                            select d.departement, d.stratum, s.on_day, sum(s.step) as places,
                                   sum(s.step * d.inhabitants) as inhabitants
                            from steps s join deployment d on d.product_id = :product and d.collectivity = s.collectivity
                            group by 1, 2, 3
                            """).param("product", product.value()).query((row, ignored) -> step(row)).list().stream()
                            .flatMap(Optional::stream)
                            .toList();
            NavigableMap<LocalDate, Map<Coverages.Cell, Coverage.Share>> targets = new TreeMap<>();
            for (Plans.Since one : plans.history(product)) targets.put(one.day(), coverages.targets(one.plan()));
            return Penetration.of(targets, steps);
        }

        private static Optional<Penetration.Step> step(ResultSet row) throws SQLException {
            Stratum stratum = Stratum.find(row.getString("stratum")).orElse(null);
            if (stratum == null) return Optional.empty();
            long inhabitants = stratum.kind() == CollectivityKind.COMMUNE ? row.getLong("inhabitants") : 0;
            return Optional.of(new Penetration.Step(
                    new Coverages.Cell(row.getString("departement"), stratum),
                    row.getObject("on_day", LocalDate.class),
                    new Penetration.Reached(row.getLong("places"), inhabitants)));
        }
    }
}

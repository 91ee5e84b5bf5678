package org.terreau.deployment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityKind;

/** When collectivities began and ceased to use a product. */
@Component
class PenetrationQuery {

    private final JdbcClient jdbc;

    PenetrationQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement, whatever the number of collectivities. */
    List<Penetration.Step> of(ProductId product) {
        return jdbc.sql("""
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

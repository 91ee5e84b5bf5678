package org.terreau.deployment;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;

/** The SQL of whom products are meant for. */
@Repository
class JdbcPlans {

    private final JdbcClient jdbc;

    JdbcPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Plans.Plan find(ProductId product) {
        return jdbc.sql("select strata, regions, officer, version from deployment_plan where product_id = :product")
                .param("product", product.value())
                .query((row, ignored) -> plan(row))
                .optional()
                .orElse(Plans.Plan.NONE);
    }

    /** The plan of a row that may have none. */
    static Plans.Plan known(ResultSet row) throws SQLException {
        return row.getArray("strata") == null ? Plans.Plan.NONE : plan(row);
    }

    static Plans.Plan plan(ResultSet row) throws SQLException {
        return new Plans.Plan(
                texts(row.getArray("strata")).stream()
                        .map(Stratum::find)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                Set.copyOf(texts(row.getArray("regions"))),
                JdbcDeployments.account(row, "officer"),
                row.getLong("version"));
    }

    static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    /** The targets that the product had, the first one first. */
    List<Plans.Since> history(ProductId product) {
        return jdbc.sql("""
                        select since, strata, regions, cast(null as bigint) as officer, 0 as version
                        from deployment_target where product_id = :product order by since
                        """)
                .param("product", product.value())
                .query((row, ignored) -> new Plans.Since(row.getObject("since", LocalDate.class), plan(row)))
                .list();
    }

    /** False when somebody changed the plan since this version. */
    boolean save(ProductId product, Plans.Plan plan, List<String> regions) {
        return jdbc.sql("""
                        insert into deployment_plan as p (product_id, strata, regions, officer)
                        values (:product, :strata, :regions, :officer)
                        on conflict (product_id) do update
                        set strata = excluded.strata, regions = excluded.regions, officer = excluded.officer,
                            version = p.version + 1
                        where p.version = :version
                        """)
                        .param("product", product.value())
                        .param(
                                "strata",
                                plan.strata().stream()
                                        .map(Stratum::code)
                                        .sorted()
                                        .toArray(String[]::new))
                        .param("regions", regions.toArray(String[]::new))
                        .param(
                                "officer",
                                plan.officer() == null ? null : plan.officer().value(),
                                Types.BIGINT)
                        .param("version", plan.version())
                        .update()
                == 1;
    }

    /** Writes down from which day on the plan holds; a correction takes the place of what was written last. */
    void remember(ProductId product, boolean correction, LocalDate today) {
        jdbc.sql("""
                        with held as (
                            select strata, regions from deployment_plan where product_id = :product),
                        last as (
                            select since, strata, regions from deployment_target where product_id = :product
                            order by since desc limit 1)
                        insert into deployment_target (product_id, since, strata, regions)
                        select :product,
                               case when last.since is null then :always when :correction then last.since else :today end,
                               held.strata, held.regions
                        from held left join last on true
                        where last.since is null or (last.strata, last.regions) <> (held.strata, held.regions)
                        on conflict (product_id, since) do update
                        set strata = excluded.strata, regions = excluded.regions
                        """)
                .param("product", product.value())
                .param("correction", correction)
                .param("today", today)
                .param("always", Plans.ALWAYS)
                .update();
    }
}

package org.terreau.deployment;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/** The first places of a product and what its experimentations gave, for its public page: one statement. */
@Component
class PublicDeploymentQuery {

    private static final int PLACES = 12;
    private static final int EXPERIMENTATIONS = 6;
    private static final int WORDS = 3;

    private final JdbcClient jdbc;
    private final Collectivities collectivities;
    private final Coverages coverages;

    PublicDeploymentQuery(JdbcClient jdbc, Collectivities collectivities, Coverages coverages) {
        this.coverages = coverages;
        this.jdbc = jdbc;
        this.collectivities = collectivities;
    }

    /** Those that try it before those that use it, the most populated first; experimentations from the last one. */
    record Found(List<PublicDeployment.Place> first, List<ToldExperimentation> experimentations, Coverage coverage) {}

    Found of(ProductId product) {
        List<PublicDeployment.Place> first = new ArrayList<>();
        List<ToldExperimentation> told = new ArrayList<>();
        Coverage[] coverage = new Coverage[1];
        jdbc.sql("""
                        select asked.first, asked.tally, p.strata, p.regions, p.officer, p.version, e.collectivity, e.starts_on, e.ends_on, e.users, e.decision, e.decided_on,
                               d.reason, d.unmet, d.despite, f.responses, f.mean, w.words
                        from (select array(
                                  select place.state || ' ' || place.collectivity
                                  from unnest(array['test', 'actif']) with ordinality one (state, at)
                                  cross join lateral (
                                      select p.collectivity, p.state, p.inhabitants from deployment p
                                      where p.product_id = :product and p.state = one.state
                                      order by p.inhabitants desc, p.collectivity limit :places) place
                                  order by one.at, place.inhabitants desc, place.collectivity limit :places) as first,
                              %s as tally) asked
                        left join deployment_plan p on p.product_id = :product
                        left join lateral (
                            select * from experimentation x where x.product_id = :product
                            order by x.starts_on desc, x.id desc limit :experimentations) e on true
                        left join lateral (
                            select reason, unmet, despite from experimentation_decision x
                            where x.experimentation_id = e.id order by x.id desc limit 1) d on true
                        left join lateral (
                            select count(*) as responses, round(avg(rating), 1) as mean
                            from experimentation_feedback x where x.experimentation_id = e.id) f on true
                        left join lateral (
                            select array(select x.rating || ' ' || x.profile || chr(31) || x.verbatim
                                         from experimentation_feedback x
                                         where x.experimentation_id = e.id and x.state = 'publie'
                                         order by x.id desc limit :words) as words) w on true
                        order by e.starts_on desc, e.id desc
                        """.formatted(CoverageQuery.TALLY))
                .param("product", product.value())
                .param("places", PLACES)
                .param("experimentations", EXPERIMENTATIONS)
                .param("words", WORDS)
                .query(row -> {
                    if (first.isEmpty())
                        JdbcPlans.texts(row.getArray("first"))
                                .forEach(written -> place(written).ifPresent(first::add));
                    if (coverage[0] == null)
                        coverage[0] = coverages.of(JdbcPlans.known(row), JdbcPlans.texts(row.getArray("tally")));
                    experimentation(row).ifPresent(told::add);
                });
        return new Found(first, told, coverage[0]);
    }

    private Optional<PublicDeployment.Place> place(String written) {
        int space = written.indexOf(' ');
        return CollectivityId.parse(written.substring(space + 1))
                .flatMap(collectivities::find)
                .map(place -> new PublicDeployment.Place(place, DeploymentState.of(written.substring(0, space))));
    }

    private Optional<ToldExperimentation> experimentation(ResultSet row) throws SQLException {
        String written = row.getString("collectivity");
        Collectivity host = written == null
                ? null
                : CollectivityId.parse(written).flatMap(collectivities::find).orElse(null);
        if (host == null) return Optional.empty();
        Array words = row.getArray("words");
        return Optional.of(new ToldExperimentation(
                host,
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getString("users"),
                Experimentation.Decision.find(row.getString("decision")).orElse(null),
                row.getObject("decided_on", LocalDate.class),
                text(row.getString("reason")),
                JdbcExperimentations.conditions(row),
                text(row.getString("despite")),
                row.getLong("responses"),
                row.getBigDecimal("mean"),
                JdbcPlans.texts(words).stream()
                        .map(ToldExperimentation.Words::read)
                        .toList()));
    }

    private static String text(@Nullable String written) {
        return written == null ? "" : written;
    }
}

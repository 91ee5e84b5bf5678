package org.terreau.deployment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;

/** What a collectivity uses, and what others use. */
@Component
class CollectivityServicesQuery {

    private static final int READ = 60;

    private final JdbcClient jdbc;

    CollectivityServicesQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What it uses or tries, and the decision on its last experimentation. */
    record Own(
            ProductId product,
            DeploymentState state,
            LocalDate since,
            boolean hosts,
            Experimentation.@Nullable Decision decision) {}

    List<Own> own(CollectivityId place) {
        return jdbc.sql("""
                        select d.product_id, d.state, d.since, e.id is not null as hosts, e.decision
                        from deployment d
                        left join lateral (select x.id, x.decision from experimentation x
                                           where x.product_id = d.product_id and x.collectivity = d.collectivity
                                           order by x.starts_on desc limit 1) e on true
                        where d.collectivity = :place and d.state in ('test', 'actif') order by d.since, d.product_id
                        """)
                .param("place", place.toString())
                .query((row, ignored) -> new Own(
                        new ProductId(row.getString("product_id")),
                        DeploymentState.of(row.getString("state")),
                        row.getObject("since", LocalDate.class),
                        row.getBoolean("hosts"),
                        Experimentation.Decision.find(row.getString("decision")).orElse(null)))
                .list();
    }

    /** How many use each product, for each reason. */
    Map<CollectivityServices.Why, Map<ProductId, Long>> others(
            Collectivity place,
            List<CollectivityId> sharing,
            List<CollectivityId> members,
            List<CollectivityId> peers) {
        Map<CollectivityServices.Why, Map<ProductId, Long>> others = new LinkedHashMap<>();
        jdbc.sql("""
                        (select 'SAME_PROBLEM' as why, product_id, count(*) as uses from deployment
                         where collectivity = any(:sharing) and state = 'actif'
                         group by product_id order by uses desc, product_id limit :most)
                        union all
                        (select 'GROUPING', product_id, count(*) as uses from deployment
                         where collectivity = any(:members) and state = 'actif'
                         group by product_id order by uses desc, product_id limit :most)
                        union all
                        (select :peer, product_id, count(*) as uses from deployment
                         where collectivity = any(:peers) and state = 'actif'
                         group by product_id order by uses desc, product_id limit :most)
                        union all
                        (select 'SAME_SIZE', product_id, uses from deployment_rank
                         where scope = :stratum and uses > 0 order by uses desc, product_id limit :most)
                        union all
                        (select 'DEPARTEMENT', product_id, uses from deployment_rank
                         where scope = :departement and uses > 0 order by uses desc, product_id limit :most)
                        """)
                .param("sharing", written(sharing))
                .param("members", written(members))
                .param(
                        "peer",
                        (place.id().kind() == CollectivityKind.REGION
                                        ? CollectivityServices.Why.OTHER_REGION
                                        : CollectivityServices.Why.SAME_REGION)
                                .name())
                .param("peers", written(peers))
                .param("stratum", "strate:" + Stratum.of(place).code())
                .param("departement", "departement:" + JdbcDeployments.departement(place))
                .param("most", READ)
                .query(row -> {
                    others.computeIfAbsent(
                                    CollectivityServices.Why.valueOf(row.getString("why")),
                                    none -> new LinkedHashMap<>())
                            .put(new ProductId(row.getString("product_id")), row.getLong("uses"));
                });
        return others;
    }

    private static String[] written(List<CollectivityId> places) {
        return places.stream().map(CollectivityId::toString).toArray(String[]::new);
    }
}

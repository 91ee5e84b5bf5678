package org.terreau.deployment;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/** The SQL of what follows communes that merge. */
@Repository
class JdbcMergers {

    private final JdbcClient jdbc;

    JdbcMergers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A deployment as an earlier edition left it. */
    record Behind(long id, ProductId product, CollectivityId place, DeploymentState state, LocalDate since) {}

    /** Some that an earlier edition than this one left, the oldest first; nobody else takes them. */
    List<Behind> behind(int edition, int most) {
        return jdbc.sql("""
                            select id, product_id, collectivity, state, since from deployment
                            where edition < :edition order by edition, id limit :most for update skip locked
                            """)
                .param("edition", edition)
                .param("most", most)
                .query((row, ignored) -> new Behind(
                        row.getLong("id"),
                        new ProductId(row.getString("product_id")),
                        CollectivityId.parse(row.getString("collectivity")).orElseThrow(),
                        DeploymentState.of(row.getString("state")),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    void recount() {
        jdbc.sql("select deployment_recount()").query(row -> {});
    }

    /** Stays as it is: this edition does not know its collectivity. */
    void unknown(List<Long> unknown, int edition) {
        jdbc.sql("update deployment set edition = :edition where id = any(:ids)")
                .param("edition", edition)
                .param("ids", unknown.toArray(Long[]::new))
                .update();
    }

    /** What was written down of one place is told of the other. */
    void follow(Behind one, Collectivity current) {
        jdbc.sql("""
                        update deployment_event set collectivity = :to
                        where product_id = :product and collectivity = :from
                        """)
                .param("to", current.id().toString())
                .param("from", one.place().toString())
                .param("product", one.product().value())
                .update();
        jdbc.sql("update experimentation set collectivity = :to where product_id = :product and collectivity = :from"
                        + " and not exists (select 1 from experimentation o where o.product_id = :product"
                        + " and o.collectivity = :to and o.starts_on = experimentation.starts_on)")
                .param("to", current.id().toString())
                .param("from", one.place().toString())
                .param("product", one.product().value())
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from deployment where id = :id").param("id", id).update();
    }

    void state(Behind one, Collectivity current, DeploymentState state) {
        jdbc.sql("""
                            update deployment set state = :state, since = :since, version = version + 1
                            where product_id = :product and collectivity = :place
                            """)
                .param("state", state.code())
                .param("since", one.since())
                .param("product", one.product().value())
                .param("place", current.id().toString())
                .update();
    }

    void upToDate(List<Long> ids, List<Collectivity> places, int edition) {
        jdbc.sql("""
                        update deployment d
                        set collectivity = k.code, departement = k.departement, stratum = k.stratum,
                            inhabitants = k.inhabitants, search = k.search, edition = :edition
                        from unnest(:ids, :codes, :departements, :strata, :inhabitants, :searches)
                             k (id, code, departement, stratum, inhabitants, search)
                        where d.id = k.id
                        """)
                .param("edition", edition)
                .param("ids", ids.toArray(Long[]::new))
                .param(
                        "codes",
                        places.stream().map(place -> place.id().toString()).toArray(String[]::new))
                .param(
                        "departements",
                        places.stream().map(JdbcDeployments::departement).toArray(String[]::new))
                .param(
                        "strata",
                        places.stream().map(place -> Stratum.of(place).code()).toArray(String[]::new))
                .param("inhabitants", places.stream().map(Stratum::inhabitants).toArray(Long[]::new))
                .param("searches", places.stream().map(JdbcDeployments::search).toArray(String[]::new))
                .update();
    }

    /** The collectivities that are named in the table of targets of waves, or of requests. */
    List<String> named(String table) {
        return jdbc.sql("select distinct collectivity from " + table)
                .query(String.class)
                .list();
    }

    void join(String table, List<String> gone, List<String> joined) {
        if (table.equals("deployment_wave_target"))
            jdbc.sql("""
                            insert into deployment_wave_target (wave_id, collectivity)
                            select t.wave_id, k.joined from deployment_wave_target t
                            join unnest(:gone, :joined) k (gone, joined) on k.gone = t.collectivity
                            on conflict do nothing
                            """)
                    .param("gone", gone.toArray(String[]::new))
                    .param("joined", joined.toArray(String[]::new))
                    .update();
        jdbc.sql(
                        table.equals("deployment_wave_target")
                                ? "delete from deployment_wave_target where collectivity = any(:gone)"
                                : """
                                update deployment_interest i set collectivity = k.joined
                                from unnest(:gone, :joined) k (gone, joined) where k.gone = i.collectivity
                                """)
                .param("gone", gone.toArray(String[]::new))
                .param("joined", joined.toArray(String[]::new))
                .update();
    }
}

package org.terreau.deployment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.PublicContent;

/**
 * When communes merge, what they were doing follows them: each edition of the geographic code is compared with what the
 * deployments know, once, some hundreds at a time. Populations and départements are brought up to date with it.
 */
@Component
class Mergers {

    private static final int AT_ONCE = 2000;

    private final JdbcClient jdbc;
    private final JdbcDeployments deployments;
    private final Collectivities collectivities;
    private final TransactionTemplate transaction;
    private final PublicContent content;
    private final Clock clock;

    Mergers(
            JdbcClient jdbc,
            JdbcDeployments deployments,
            Collectivities collectivities,
            TransactionTemplate transaction,
            PublicContent content,
            Clock clock) {
        this.jdbc = jdbc;
        this.deployments = deployments;
        this.collectivities = collectivities;
        this.transaction = transaction;
        this.content = content;
        this.clock = clock;
    }

    /** A deployment as an earlier edition left it. */
    private record Behind(long id, ProductId product, CollectivityId place, DeploymentState state, LocalDate since) {}

    @EventListener(ApplicationReadyEvent.class)
    void atTheStart() {
        follow();
    }

    /** @return how many deployments were read again */
    int follow() {
        int followed = 0;
        for (int batch = batch(); batch > 0; batch = batch()) followed += batch;
        if (followed > 0)
            transaction.executeWithoutResult(status -> {
                followTargets();
                jdbc.sql("select deployment_recount()").query(row -> {});
                content.changed();
            });
        return followed;
    }

    private int batch() {
        Integer done = transaction.execute(status -> {
            List<Behind> behind = jdbc.sql("""
                            select id, product_id, collectivity, state, since from deployment
                            where edition < :edition order by edition, id limit :most for update skip locked
                            """)
                    .param("edition", collectivities.edition())
                    .param("most", AT_ONCE)
                    .query((row, ignored) -> new Behind(
                            row.getLong("id"),
                            new ProductId(row.getString("product_id")),
                            CollectivityId.parse(row.getString("collectivity")).orElseThrow(),
                            DeploymentState.of(row.getString("state")),
                            row.getObject("since", LocalDate.class)))
                    .list();
            List<Long> read = new ArrayList<>();
            List<Collectivity> places = new ArrayList<>();
            List<Long> unknown = new ArrayList<>();
            for (Behind one : behind) {
                Collectivity current = current(one.place());
                if (current == null) unknown.add(one.id());
                else if (current.id().equals(one.place())) {
                    read.add(one.id());
                    places.add(current);
                } else if (!joins(one, current)) upToDate(List.of(one.id()), List.of(current));
            }
            upToDate(read, places);
            jdbc.sql("update deployment set edition = :edition where id = any(:ids)")
                    .param("edition", collectivities.edition())
                    .param("ids", unknown.toArray(Long[]::new))
                    .update();
            return behind.size();
        });
        return done == null ? 0 : done;
    }

    /** The legal person of today; null for what the code does not know and never knew. */
    private @Nullable Collectivity current(CollectivityId place) {
        return collectivities
                .find(place)
                .map(collectivities::legalPerson)
                .or(() -> collectivities.former(place).map(Collectivities.Former::current))
                .orElse(null);
    }

    /**
     * Says in the history that the commune joined another one, and makes one deployment of two when the product was in
     * both.
     *
     * @return whether this deployment is gone, joined to the other one
     */
    private boolean joins(Behind one, Collectivity current) {
        LocalDate today = Paris.today(clock);
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
        Deployment there = deployments.find(one.product(), current.id()).orElse(null);
        DeploymentState state = there == null ? one.state() : there.state().orFurther(one.state());
        deployments.note(
                one.product(),
                List.of(current.id()),
                new JdbcDeployments.Change(
                        today,
                        clock.instant(),
                        null,
                        "fusion",
                        one.state(),
                        state,
                        one.place().code()));
        if (there == null) return false;
        jdbc.sql("delete from deployment where id = :id").param("id", one.id()).update();
        if (state != there.state())
            jdbc.sql("""
                            update deployment set state = :state, since = :since, version = version + 1
                            where product_id = :product and collectivity = :place
                            """)
                    .param("state", state.code())
                    .param("since", one.since())
                    .param("product", one.product().value())
                    .param("place", current.id().toString())
                    .update();
        return true;
    }

    private void upToDate(List<Long> ids, List<Collectivity> places) {
        jdbc.sql("""
                        update deployment d
                        set collectivity = k.code, departement = k.departement, stratum = k.stratum,
                            inhabitants = k.inhabitants, search = k.search, edition = :edition
                        from unnest(:ids, :codes, :departements, :strata, :inhabitants, :searches)
                             k (id, code, departement, stratum, inhabitants, search)
                        where d.id = k.id
                        """)
                .param("edition", collectivities.edition())
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

    /** The targets of waves and the requests follow too. */
    private void followTargets() {
        for (String table : List.of("deployment_wave_target", "deployment_interest")) {
            List<String> gone = new ArrayList<>();
            List<String> joined = new ArrayList<>();
            jdbc.sql("select distinct collectivity from " + table).query(row -> {
                CollectivityId.parse(row.getString(1)).ifPresent(place -> {
                    Collectivity current = current(place);
                    if (current == null || current.id().equals(place)) return;
                    gone.add(place.toString());
                    joined.add(current.id().toString());
                });
            });
            if (gone.isEmpty()) continue;
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

    @Configuration
    static class Job {

        @Bean
        RecurringTask<Void> followMergersOfCommunes(Mergers mergers) {
            return Tasks.recurring("deployment-mergers", Schedules.daily(Paris.ZONE, LocalTime.of(2, 40)))
                    .execute((instance, context) -> mergers.follow());
        }
    }
}

package org.terreau.deployment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.CollectivityId;

/** Named groups of target collectivities, each with a period. */
@Service
public class Waves {

    private final JdbcClient jdbc;
    private final Products products;
    private final Audit audit;

    Waves(JdbcClient jdbc, Products products, Audit audit) {
        this.jdbc = jdbc;
        this.products = products;
        this.audit = audit;
    }

    /** @param end its last day */
    public record Wave(long id, String name, String goal, LocalDate start, LocalDate end, long version) {}

    /** A wave as typed; the days are null when they are none. */
    public record Draft(
            String name,
            String goal,
            @Nullable LocalDate start,
            @Nullable LocalDate end) {

        List<Refused.Problem> problems() {
            List<Refused.Problem> problems = new ArrayList<>();
            if (name.isEmpty()) problems.add(Refused.Problem.of("nom", "deployment.wave.name.needed"));
            if (!OneLine.fits(name, Deployments.LINE))
                problems.add(Refused.Problem.of("nom", "deployment.long", Deployments.LINE));
            if (goal.length() > Deployments.TEXT)
                problems.add(Refused.Problem.of("but", "deployment.long", Deployments.TEXT));
            if (start == null) problems.add(Refused.Problem.of("debut", "deployment.day.needed"));
            if (end == null) problems.add(Refused.Problem.of("fin", "deployment.day.needed"));
            if (start != null && end != null && end.isBefore(start))
                problems.add(Refused.Problem.of("fin", "deployment.wave.order"));
            return problems;
        }
    }

    /** A wave and how far its targets are; a target that is not deployed at all counts in `targets` only. */
    public record Progress(Wave wave, long targets, Map<DeploymentState, Long> states) {

        public long count(DeploymentState state) {
            return states.getOrDefault(state, 0L);
        }

        /** Share of the targets that use the product, in percent. */
        public long percent() {
            return targets == 0 ? 0 : Math.round(100.0 * count(DeploymentState.ACTIVE) / targets);
        }
    }

    /** The waves of a product, from the first one. */
    @Transactional(readOnly = true)
    public List<Progress> of(ProductId product) {
        Map<Long, Wave> waves = new java.util.LinkedHashMap<>();
        Map<Long, Long> targets = new java.util.HashMap<>();
        Map<Long, Map<DeploymentState, Long>> states = new java.util.HashMap<>();
        jdbc.sql("""
                        select w.id, w.name, w.goal, w.starts_on, w.ends_on, w.version, d.state,
                               count(t.collectivity) as number
                        from deployment_wave w
                        left join deployment_wave_target t on t.wave_id = w.id
                        left join deployment d on d.product_id = w.product_id and d.collectivity = t.collectivity
                        where w.product_id = :product
                        group by w.id, d.state order by w.starts_on, w.id
                        """).param("product", product.value()).query(row -> {
            long id = row.getLong("id");
            waves.putIfAbsent(
                    id,
                    new Wave(
                            id,
                            row.getString("name"),
                            row.getString("goal"),
                            row.getObject("starts_on", LocalDate.class),
                            row.getObject("ends_on", LocalDate.class),
                            row.getLong("version")));
            targets.merge(id, row.getLong("number"), Long::sum);
            String state = row.getString("state");
            if (state != null)
                states.computeIfAbsent(id, none -> new EnumMap<>(DeploymentState.class))
                        .put(DeploymentState.of(state), row.getLong("number"));
        });
        return waves.values().stream()
                .map(wave -> new Progress(
                        wave, targets.getOrDefault(wave.id(), 0L), states.getOrDefault(wave.id(), Map.of())))
                .toList();
    }

    @Transactional(readOnly = true)
    public Progress read(ProductId product, long id, Actor actor) {
        products.mustEdit(actor, product);
        return of(product).stream()
                .filter(progress -> progress.wave().id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("wave", id));
    }

    boolean exists(ProductId product, long id) {
        return jdbc.sql("select exists (select 1 from deployment_wave where id = :id and product_id = :product)")
                .param("id", id)
                .param("product", product.value())
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public long create(ProductId product, Draft draft, Actor actor) {
        products.mustEdit(actor, product);
        List<Refused.Problem> problems = draft.problems();
        if (!problems.isEmpty()) throw new Refused(problems);
        long id = jdbc.sql("""
                        insert into deployment_wave (product_id, name, goal, starts_on, ends_on)
                        values (:product, :name, :goal, :start, :end) returning id
                        """)
                .param("product", product.value())
                .param("name", draft.name())
                .param("goal", draft.goal())
                .param("start", draft.start())
                .param("end", draft.end())
                .query(Long.class)
                .single();
        audit.record(actor.who(), "deployment.wave-created", "product:" + product, Map.of("wave", String.valueOf(id)));
        return id;
    }

    @Transactional
    public void edit(ProductId product, long id, Draft draft, long version, Actor actor) {
        read(product, id, actor);
        List<Refused.Problem> problems = draft.problems();
        if (!problems.isEmpty()) throw new Refused(problems);
        int edited = jdbc.sql("""
                        update deployment_wave set name = :name, goal = :goal, starts_on = :start, ends_on = :end,
                               version = version + 1
                        where id = :id and product_id = :product and version = :version
                        """)
                .param("id", id)
                .param("product", product.value())
                .param("name", draft.name())
                .param("goal", draft.goal())
                .param("start", draft.start())
                .param("end", draft.end())
                .param("version", version)
                .update();
        if (edited == 0) throw new Stale("wave", id, version);
        audit.record(actor.who(), "deployment.wave-edited", "product:" + product, Map.of("wave", String.valueOf(id)));
    }

    /** Drops the wave; the deployments of its targets stay. */
    @Transactional
    public void delete(ProductId product, long id, Actor actor) {
        Progress progress = read(product, id, actor);
        jdbc.sql("delete from deployment_wave where id = :id").param("id", id).update();
        audit.record(
                actor.who(),
                "deployment.wave-deleted",
                "product:" + product,
                Map.of("wave", progress.wave().name(), "targets", String.valueOf(progress.targets())));
    }

    void target(long wave, Collection<CollectivityId> places) {
        jdbc.sql("""
                        insert into deployment_wave_target (wave_id, collectivity)
                        select :wave, place from unnest(:places) place on conflict do nothing
                        """)
                .param("wave", wave)
                .param("places", places.stream().map(CollectivityId::toString).toArray(String[]::new))
                .update();
    }

    /** Takes a collectivity out of the wave. */
    @Transactional
    public void untarget(ProductId product, long id, CollectivityId place, Actor actor) {
        read(product, id, actor);
        int gone = jdbc.sql("delete from deployment_wave_target where wave_id = :id and collectivity = :place")
                .param("id", id)
                .param("place", Objects.requireNonNull(place).toString())
                .update();
        if (gone == 0) throw new NotFound("target", place);
        audit.record(
                actor.who(),
                "deployment.wave-target-removed",
                "product:" + product,
                Map.of("wave", String.valueOf(id), "collectivity", place.toString()));
    }
}

package org.terreau.deployment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityId;

/** The SQL of waves and of their targets. */
@Repository
class JdbcWaves {

    private final JdbcClient jdbc;

    JdbcWaves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Waves.Progress> of(ProductId product) {
        Map<Long, Waves.Wave> waves = new java.util.LinkedHashMap<>();
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
                    new Waves.Wave(
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
                .map(wave -> new Waves.Progress(
                        wave, targets.getOrDefault(wave.id(), 0L), states.getOrDefault(wave.id(), Map.of())))
                .toList();
    }

    boolean exists(ProductId product, long id) {
        return jdbc.sql("select exists (select 1 from deployment_wave where id = :id and product_id = :product)")
                .param("id", id)
                .param("product", product.value())
                .query(Boolean.class)
                .single();
    }

    long insert(ProductId product, Waves.Draft draft) {
        return jdbc.sql("""
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
    }

    /** False when somebody changed the wave since this version. */
    boolean update(ProductId product, long id, Waves.Draft draft, long version) {
        return jdbc.sql("""
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
                        .update()
                == 1;
    }

    void delete(long id) {
        jdbc.sql("delete from deployment_wave where id = :id").param("id", id).update();
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

    /** False when it was no target of the wave. */
    boolean untarget(long id, CollectivityId place) {
        return jdbc.sql("delete from deployment_wave_target where wave_id = :id and collectivity = :place")
                        .param("id", id)
                        .param("place", place.toString())
                        .update()
                == 1;
    }
}

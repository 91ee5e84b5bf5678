package org.terreau.team;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.incubator.IncubatorId;

/** The SQL of what incubators ask of their teams. */
@Repository
class JdbcNorms {

    private final JdbcClient jdbc;

    JdbcNorms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that were changed, by incubator. */
    Map<IncubatorId, Map<Norm, BigDecimal>> all() {
        Map<IncubatorId, Map<Norm, BigDecimal>> all = new HashMap<>();
        jdbc.sql("select incubator_id, code, value from team_norm").query(row -> {
            Norm norm = Norm.of(row.getString("code")).orElse(null);
            if (norm == null) return;
            all.computeIfAbsent(new IncubatorId(row.getString("incubator_id")), none -> new EnumMap<>(Norm.class))
                    .put(norm, row.getBigDecimal("value").stripTrailingZeros());
        });
        return all;
    }

    void store(IncubatorId incubator, Norm norm, BigDecimal value) {
        jdbc.sql("""
                        insert into team_norm (incubator_id, code, value) values (:incubator, :code, :value)
                        on conflict (incubator_id, code) do update set value = excluded.value
                        """)
                .param("incubator", incubator.value())
                .param("code", norm.code())
                .param("value", value)
                .update();
    }
}

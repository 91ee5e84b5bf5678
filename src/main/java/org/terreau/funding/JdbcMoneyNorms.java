package org.terreau.funding;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.incubator.IncubatorId;

/** The SQL of what incubators count with. */
@Repository
class JdbcMoneyNorms {

    private final JdbcClient jdbc;

    JdbcMoneyNorms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MoneyNorms of(IncubatorId incubator) {
        Map<MoneyNorm, Long> changed = new EnumMap<>(MoneyNorm.class);
        jdbc.sql("select code, value from money_norm where incubator_id = :incubator")
                .param("incubator", incubator.value())
                .query(row -> {
                    long value = row.getLong("value");
                    MoneyNorm.of(row.getString("code")).ifPresent(norm -> changed.put(norm, value));
                });
        return new MoneyNorms(changed);
    }

    /** Those of each incubator that changed some. */
    Map<IncubatorId, MoneyNorms> all() {
        Map<IncubatorId, Map<MoneyNorm, Long>> changed = new HashMap<>();
        jdbc.sql("select incubator_id, code, value from money_norm").query(row -> {
            long value = row.getLong("value");
            Map<MoneyNorm, Long> own = changed.computeIfAbsent(
                    new IncubatorId(row.getString("incubator_id")), none -> new EnumMap<>(MoneyNorm.class));
            MoneyNorm.of(row.getString("code")).ifPresent(norm -> own.put(norm, value));
        });
        Map<IncubatorId, MoneyNorms> all = new HashMap<>();
        changed.forEach((incubator, own) -> all.put(incubator, new MoneyNorms(own)));
        return all;
    }

    /** Where the figures of each kind come from, of the kinds of which the lead said it. */
    Map<MoneyNorm.Kind, String> sources(IncubatorId incubator) {
        Map<MoneyNorm.Kind, String> sources = new EnumMap<>(MoneyNorm.Kind.class);
        jdbc.sql("select kind, source from money_norm_source where incubator_id = :incubator")
                .param("incubator", incubator.value())
                .query(row -> {
                    String source = row.getString("source");
                    MoneyNorm.Kind.of(row.getString("kind")).ifPresent(kind -> sources.put(kind, source));
                });
        return sources;
    }

    /** Zero while nobody changed anything. */
    long version(IncubatorId incubator) {
        return jdbc.sql("select version from money_norms where incubator_id = :incubator")
                .param("incubator", incubator.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** False when somebody changed them since this version. */
    boolean store(IncubatorId incubator, MoneyNorms norms, Map<MoneyNorm.Kind, String> sources, long version) {
        jdbc.sql("insert into money_norms (incubator_id) values (:incubator) on conflict do nothing")
                .param("incubator", incubator.value())
                .update();
        boolean own = jdbc.sql("""
                        update money_norms set version = version + 1 where incubator_id = :incubator and version = :version
                        """)
                        .param("incubator", incubator.value())
                        .param("version", version)
                        .update()
                == 1;
        if (!own) return false;
        jdbc.sql("delete from money_norm where incubator_id = :incubator")
                .param("incubator", incubator.value())
                .update();
        jdbc.sql("delete from money_norm_source where incubator_id = :incubator")
                .param("incubator", incubator.value())
                .update();
        norms.changed()
                .forEach((norm, value) -> jdbc.sql(
                                "insert into money_norm (incubator_id, code, value) values (:incubator, :code, :value)")
                        .param("incubator", incubator.value())
                        .param("code", norm.code())
                        .param("value", value)
                        .update());
        sources.forEach((kind, source) -> jdbc.sql(
                        "insert into money_norm_source (incubator_id, kind, source) values (:incubator, :kind, :source)")
                .param("incubator", incubator.value())
                .param("kind", kind.code())
                .param("source", source)
                .update());
        return true;
    }
}

package org.terreau.impact;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Stale;
import org.terreau.shared.TypedNumber;
import org.terreau.territory.CollectivityKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Indicators with their definitions and targets. */
@Component
class JdbcIndicators {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcIndicators(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private static final String COLUMNS = """
            i.id, i.product_id, i.code, i.name, i.question, i.unit, i.direction, i.cell, i.stage, i.aggregation, i.spread,
            i.periodicity, i.grain, i.formula, i.source, i.model, i.target, i.north_star, i.version,
            (select json_agg(json_build_object('since', d.since, 'text', d.text, 'breaks', d.breaks) order by d.since desc)
             from indicator_definition d where d.indicator_id = i.id) as definitions,
            (select json_object_agg(t.increment, t.value) from indicator_target t where t.indicator_id = i.id) as targets
            """;

    /** The indicators of a product, the north star first. */
    List<Indicator> of(ProductId product) {
        return jdbc.sql("select " + COLUMNS + """
                        from indicator i where i.product_id = :product and i.archived_at is null
                        order by i.north_star desc, i.id
                        """)
                .param("product", product.value())
                .query((row, ignored) -> indicator(row))
                .list();
    }

    /** The latest value of each measured indicator, by months or longer periods: in one statement. */
    List<Series> latest(ProductId product) {
        List<Series> series = new ArrayList<>();
        jdbc.sql("select " + COLUMNS + """
                        , last.starts_on, last.numerator, last.denominator, last.corrected, last.kind, last.origin,
                          last.received_at
                        from indicator i
                        join lateral (
                            select r.starts_on, r.numerator, r.denominator, r.corrected, b.kind, b.origin, b.received_at
                            from measure_rollup r join measure_batch b on b.id = r.batch
                            where r.indicator_id = i.id and r.level = 0 and r.denominator <> 0
                              and r.grain = case i.periodicity when 'quarter' then 4 when 'year' then 5 else 3 end
                            order by r.starts_on desc limit 1) last on true
                        where i.product_id = :product and i.archived_at is null
                        order by i.north_star desc, i.id
                        """).param("product", product.value()).query(row -> {
            Indicator indicator = indicator(row);
            Series.Point point = SeriesQuery.point(indicator, row);
            if (point != null)
                series.add(new Series(indicator, SeriesQuery.shown(indicator, Periodicity.MONTH), List.of(point)));
        });
        return series;
    }

    /** Those of every product, in the order of the products. */
    List<Indicator> all() {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from indicator i where i.archived_at is null order by i.product_id, i.north_star desc, i.id")
                .query((row, ignored) -> indicator(row))
                .list();
    }

    /** Who wrote each indicator last, or its values: it moves with every change. */
    Map<ProductId, Map<Long, Long>> writers() {
        Map<ProductId, Map<Long, Long>> writers = new HashMap<>();
        jdbc.sql("select product_id, id, xmin::text::bigint as writer from indicator where archived_at is null")
                .query(row -> {
                    writers.computeIfAbsent(new ProductId(row.getString("product_id")), none -> new HashMap<>())
                            .put(row.getLong("id"), row.getLong("writer"));
                });
        return writers;
    }

    private Indicator indicator(ResultSet row) throws SQLException {
        List<Indicator.Definition> definitions = new ArrayList<>();
        for (JsonNode one : json.readTree(row.getString("definitions")))
            definitions.add(new Indicator.Definition(
                    LocalDate.parse(one.get("since").asString()),
                    one.get("text").asString(),
                    one.get("breaks").asBoolean()));
        Map<Integer, BigDecimal> targets = new LinkedHashMap<>();
        String aimed = row.getString("targets");
        if (aimed != null)
            json.readTree(aimed)
                    .properties()
                    .forEach(one -> targets.put(
                            Integer.valueOf(one.getKey()), one.getValue().decimalValue()));
        String grain = row.getString("grain");
        return new Indicator(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                row.getString("code"),
                row.getString("name"),
                row.getString("question"),
                row.getString("unit"),
                row.getString("direction").equals("plus"),
                Cell.of(row.getString("cell")).orElseThrow(),
                Stage.of(row.getString("stage")).orElse(null),
                Aggregation.named(row.getString("aggregation")).orElseThrow(),
                Spread.named(row.getString("spread")).orElseThrow(),
                Periodicity.of(row.getString("periodicity")).orElseThrow(),
                grain.isEmpty() ? null : CollectivityKind.of(grain),
                row.getString("formula"),
                row.getString("source"),
                row.getString("model"),
                definitions,
                row.getBigDecimal("target"),
                targets,
                row.getBoolean("north_star"),
                row.getLong("version"));
    }

    String freeCode(ProductId product, String start) {
        List<String> taken = jdbc.sql("select code from indicator where product_id = :product")
                .param("product", product.value())
                .query(String.class)
                .list();
        String code = start;
        for (int next = 2; taken.contains(code); next++) code = start + "-" + next;
        return code;
    }

    void noNorthStar(ProductId product) {
        jdbc.sql("update indicator set north_star = false where product_id = :product and north_star")
                .param("product", product.value())
                .update();
    }

    void northStar(long id) {
        jdbc.sql("update indicator set north_star = true where id = :id")
                .param("id", id)
                .update();
    }

    long insert(
            ProductId product,
            String code,
            Impact.Draft asked,
            String unit,
            boolean star,
            LocalDate since,
            Instant now) {
        Cell cell = asked.cell();
        Aggregation aggregation = asked.aggregation();
        Spread spread = asked.spread();
        Periodicity periodicity = asked.periodicity();
        if (cell == null || aggregation == null || spread == null || periodicity == null)
            throw new IllegalArgumentException("An unchecked draft: " + asked);
        Stage stage = asked.stage();
        CollectivityKind grain = asked.grain();
        long id = jdbc.sql("""
                        insert into indicator (product_id, code, name, question, unit, direction, aggregation, periodicity,
                                               cell, stage, spread, grain, formula, source, model, target, north_star)
                        values (:product, :code, :name, :question, :unit, :direction, :aggregation, :periodicity, :cell,
                                :stage, :spread, :grain, :formula, :source, :model, :target, :star)
                        returning id
                        """)
                .param("product", product.value())
                .param("code", code)
                .param("name", asked.name())
                .param("question", asked.question())
                .param("unit", unit)
                .param("direction", asked.moreIsBetter() ? "plus" : "moins")
                .param("aggregation", aggregation.code())
                .param("periodicity", periodicity.code())
                .param("cell", cell.code())
                .param("stage", stage == null ? "" : stage.code())
                .param("spread", spread.code())
                .param("grain", grain == null ? "" : grain.code())
                .param("formula", asked.formula())
                .param("source", asked.source())
                .param(
                        "model",
                        ReadyIndicator.of(asked.model())
                                .map(ReadyIndicator::code)
                                .orElse(""))
                .param("target", TypedNumber.read(asked.target()).orElse(null))
                .param("star", star)
                .query(Long.class)
                .single();
        define(id, since, asked.definition(), false, now);
        aim(id, asked.targets());
        return id;
    }

    private void define(long id, LocalDate since, String text, boolean breaks, Instant now) {
        jdbc.sql("""
                        insert into indicator_definition (indicator_id, since, text, breaks, recorded_at)
                        values (:id, :since, :text, :breaks, :now)
                        on conflict (indicator_id, since)
                        do update set text = excluded.text, breaks = excluded.breaks, recorded_at = excluded.recorded_at
                        """)
                .param("id", id)
                .param("since", since)
                .param("text", text)
                .param("breaks", breaks)
                .param("now", Timestamp.from(now))
                .update();
    }

    private void aim(long id, Map<Integer, String> targets) {
        targets.forEach((increment, typed) -> {
            BigDecimal value = TypedNumber.read(typed).orElse(null);
            if (value == null)
                jdbc.sql("delete from indicator_target where indicator_id = :id and increment = :increment")
                        .param("id", id)
                        .param("increment", increment)
                        .update();
            else
                jdbc.sql("""
                                insert into indicator_target (indicator_id, increment, value)
                                values (:id, :increment, :value)
                                on conflict (indicator_id, increment) do update set value = excluded.value
                                """)
                        .param("id", id)
                        .param("increment", increment)
                        .param("value", value)
                        .update();
        });
    }

    /** Writes what may change; another definition is added, a former one stays. */
    void update(
            Indicator before,
            Impact.Draft asked,
            String unit,
            Aggregation aggregation,
            Spread spread,
            boolean star,
            LocalDate since,
            Instant now) {
        Cell cell = asked.cell();
        if (cell == null) throw new IllegalArgumentException("An unchecked draft: " + asked);
        Stage stage = asked.stage();
        int updated = jdbc.sql("""
                        update indicator
                        set name = :name, question = :question, unit = :unit, direction = :direction, cell = :cell,
                            stage = :stage, aggregation = :aggregation, spread = :spread, formula = :formula,
                            source = :source, target = :target, north_star = :star, version = version + 1
                        where id = :id and version = :version
                        """)
                .param("name", asked.name())
                .param("question", asked.question())
                .param("unit", unit)
                .param("direction", asked.moreIsBetter() ? "plus" : "moins")
                .param("cell", cell.code())
                .param("stage", stage == null ? "" : stage.code())
                .param("aggregation", aggregation.code())
                .param("spread", spread.code())
                .param("formula", asked.formula())
                .param("source", asked.source())
                .param("target", TypedNumber.read(asked.target()).orElse(null))
                .param("star", star)
                .param("id", before.id())
                .param("version", before.version())
                .update();
        if (updated == 0) throw new Stale("indicator", before.code(), before.version());
        if (!asked.definition().equals(before.definition().text()) || asked.breaks())
            define(before.id(), since, asked.definition(), asked.breaks(), now);
        aim(before.id(), asked.targets());
    }

    /** Every month of this indicator waits to be computed. */
    void computeAgain(long id) {
        jdbc.sql("""
                        insert into measure_dirty (indicator_id, month)
                        select distinct indicator_id, date_trunc('month', starts_on)::date
                        from measure where indicator_id = :id
                        """).param("id", id).update();
    }

    void archive(long id, Instant now) {
        jdbc.sql("update indicator set archived_at = :now, north_star = false, version = version + 1 where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    boolean restore(ProductId product, String code, boolean star) {
        return jdbc.sql("""
                        update indicator set archived_at = null, north_star = :star, version = version + 1
                        where product_id = :product and code = :code and archived_at is not null
                        """)
                        .param("star", star)
                        .param("product", product.value())
                        .param("code", code)
                        .update()
                == 1;
    }

    Map<String, String> archived(ProductId product) {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql("select code, name from indicator where product_id = :product and archived_at is not null order by id")
                .param("product", product.value())
                .query(row -> {
                    names.put(row.getString("code"), row.getString("name"));
                });
        return names;
    }
}

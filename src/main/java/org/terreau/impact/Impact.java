package org.terreau.impact;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityId;
import org.terreau.web.PublicContent;
import org.terreau.web.Ui;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Indicators, measurements and testimonies of products: read by everybody, written by the team and the staff. */
@Service
public class Impact {

    private static final int LINE = 150;
    private static final int TEXT = 2000;
    private static final int INDICATORS = 30;
    private static final BigDecimal LARGEST = new BigDecimal("1e15");
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final JdbcClient jdbc;
    private final Products products;
    private final Audit audit;
    private final PublicContent content;
    private final JsonMapper json;
    private final Clock clock;

    Impact(JdbcClient jdbc, Products products, Audit audit, PublicContent content, JsonMapper json, Clock clock) {
        this.json = json;
        this.jdbc = jdbc;
        this.products = products;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** An indicator as it is typed; null where the choice was not one of those offered. */
    public record Definition(
            String name,
            String question,
            String unit,
            boolean moreIsBetter,
            @Nullable Aggregation aggregation,
            @Nullable Periodicity periodicity,
            @Nullable Cell cell,
            String definition,
            String target,
            boolean northStar) {}

    /**
     * What is public of a product's impact.
     *
     * @param series the north star first
     * @param testimonies those not withdrawn, the latest first, fifty at most
     */
    public record Published(List<Series> series, List<Testimony> testimonies) {

        public Published {
            series = List.copyOf(series);
            testimonies = List.copyOf(testimonies);
        }
    }

    /** Indicators, measurements and testimonies of a product, in one statement: the first row carries the testimonies. */
    @Transactional(readOnly = true)
    public Published published(ProductId product) {
        Map<Long, Indicator> indicators = new LinkedHashMap<>();
        Map<Long, List<Series.Point>> points = new HashMap<>();
        List<Testimony> testimonies = new ArrayList<>();
        jdbc.sql("""
                        select i.id, i.product_id, i.code, i.name, i.question, i.unit, i.direction, i.aggregation,
                               i.periodicity, i.cell, i.definition, i.defined_on, i.target, i.north_star,
                               m.starts_on, m.value, m.source, m.received_at,
                               exists (select 1 from measurement s
                                       where s.indicator_id = m.indicator_id and s.starts_on = m.starts_on
                                         and s.superseded_at is not null) as corrected,
                               case when row_number() over (order by i.north_star desc, i.id, m.starts_on) = 1 then
                                   (select json_agg(said order by said.id desc)
                                    from (select id, text, role, collectivity from testimony
                                          where product_id = :product and withdrawn_at is null
                                          order by id desc limit 50) said)
                               end as testimonies
                        from (select 1) as one_row
                        left join indicator i on i.product_id = :product
                        left join measurement m on m.indicator_id = i.id and m.superseded_at is null
                        order by i.north_star desc, i.id, m.starts_on
                        """).param("product", product.value()).query(row -> {
            String said = row.getString("testimonies");
            if (said != null) for (JsonNode one : json.readTree(said)) testimonies.add(testimony(one));
            if (row.getObject("id") == null) return;
            long id = row.getLong("id");
            if (!indicators.containsKey(id)) indicators.put(id, indicator(row));
            if (row.getObject("starts_on") == null) return;
            points.computeIfAbsent(id, none -> new ArrayList<>())
                    .add(new Series.Point(
                            row.getObject("starts_on", LocalDate.class),
                            row.getBigDecimal("value").stripTrailingZeros(),
                            row.getString("source"),
                            row.getTimestamp("received_at").toInstant(),
                            row.getBoolean("corrected")));
        });
        return new Published(
                indicators.values().stream()
                        .map(indicator -> new Series(indicator, points.getOrDefault(indicator.id(), List.of())))
                        .toList(),
                testimonies);
    }

    private static Testimony testimony(JsonNode said) {
        JsonNode collectivity = said.get("collectivity");
        return new Testimony(
                said.get("id").asLong(),
                said.get("text").asString(),
                said.get("role").asString(),
                collectivity.isNull()
                        ? null
                        : CollectivityId.parse(collectivity.asString()).orElse(null));
    }

    /** The indicators of a product with their measurements, the north star first. */
    @Transactional(readOnly = true)
    public List<Series> series(ProductId product) {
        return published(product).series();
    }

    private static Indicator indicator(ResultSet row) throws SQLException {
        return new Indicator(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                row.getString("code"),
                row.getString("name"),
                row.getString("question"),
                row.getString("unit"),
                row.getString("direction").equals("plus"),
                Aggregation.named(row.getString("aggregation")).orElseThrow(),
                Periodicity.of(row.getString("periodicity")).orElseThrow(),
                Cell.of(row.getString("cell")).orElseThrow(),
                row.getString("definition"),
                row.getObject("defined_on", LocalDate.class),
                row.getBigDecimal("target"),
                row.getBoolean("north_star"));
    }

    /**
     * Defines an indicator.
     *
     * @return its code
     * @throws Refused naming each field to correct
     */
    @Transactional
    public String define(ProductId product, Definition asked, Actor actor) {
        products.mustEdit(actor, product);
        List<Refused.Problem> problems = new ArrayList<>();
        Optional<BigDecimal> target = asked.target().isEmpty() ? Optional.empty() : number(asked.target());
        if (asked.name().isEmpty() || asked.name().length() > LINE)
            problems.add(Refused.Problem.of("nom", "impact.indicator.name"));
        if (asked.question().isEmpty() || asked.question().length() > LINE)
            problems.add(Refused.Problem.of("question", "impact.indicator.question"));
        if (asked.unit().isEmpty() || asked.unit().length() > 40)
            problems.add(Refused.Problem.of("unite", "impact.indicator.unit"));
        if (asked.cell() == null) problems.add(Refused.Problem.of("case", "impact.indicator.cell"));
        if (asked.aggregation() == null) problems.add(Refused.Problem.of("agregation", "impact.indicator.aggregation"));
        if (asked.periodicity() == null)
            problems.add(Refused.Problem.of("periodicite", "impact.indicator.periodicity"));
        if (asked.definition().length() > TEXT) problems.add(Refused.Problem.of("definition", "impact.long", TEXT));
        if (!asked.target().isEmpty() && target.isEmpty()) problems.add(Refused.Problem.of("cible", "impact.number"));
        if (count(product) >= INDICATORS) problems.add(Refused.Problem.of("", "impact.indicator.many", INDICATORS));
        if (!problems.isEmpty() || asked.cell() == null || asked.aggregation() == null || asked.periodicity() == null)
            throw new Refused(problems);
        boolean first = count(product) == 0;
        if (asked.northStar())
            jdbc.sql("update indicator set north_star = false where product_id = :product")
                    .param("product", product.value())
                    .update();
        String code = freeCode(product, asked.name());
        jdbc.sql("""
                        insert into indicator (product_id, code, name, question, unit, direction, aggregation, periodicity,
                                               cell, definition, defined_on, target, north_star)
                        values (:product, :code, :name, :question, :unit, :direction, :aggregation, :periodicity, :cell,
                                :definition, :today, :target, :star)
                        """)
                .param("product", product.value())
                .param("code", code)
                .param("name", asked.name())
                .param("question", asked.question())
                .param("unit", asked.unit())
                .param("direction", asked.moreIsBetter() ? "plus" : "moins")
                .param("aggregation", asked.aggregation().code())
                .param("periodicity", asked.periodicity().code())
                .param("cell", asked.cell().code())
                .param("definition", asked.definition())
                .param("today", today())
                .param("target", target.orElse(null))
                .param("star", asked.northStar() || first)
                .update();
        written(product, "impact.indicator-defined", Map.of("indicator", code), actor);
        return code;
    }

    private int count(ProductId product) {
        return jdbc.sql("select count(*) from indicator where product_id = :product")
                .param("product", product.value())
                .query(Integer.class)
                .single();
    }

    private String freeCode(ProductId product, String name) {
        String plain = Plain.text(name).replace(' ', '-');
        String start = plain.isEmpty() ? "indicateur" : plain.substring(0, Math.min(plain.length(), 50));
        List<String> taken = jdbc.sql("select code from indicator where product_id = :product")
                .param("product", product.value())
                .query(String.class)
                .list();
        String code = start;
        for (int next = 2; taken.contains(code); next++) code = start + "-" + next;
        return code;
    }

    /**
     * Enters the value of a period. A value of a period that has one already corrects it: the former one is kept, and
     * no longer counts.
     *
     * @param period a day of the period (AAAA-MM-JJ), a month (AAAA-MM) or a year (AAAA)
     * @throws Refused naming the fields `indicateur`, `periode`, `valeur`
     */
    @Transactional
    public void measure(ProductId product, String code, String period, String value, String source, Actor actor) {
        products.mustEdit(actor, product);
        List<Refused.Problem> problems = new ArrayList<>();
        Optional<Indicator> indicator = series(product).stream()
                .map(Series::indicator)
                .filter(known -> known.code().equals(code))
                .findFirst();
        Optional<BigDecimal> number = number(value);
        Optional<LocalDate> day = day(period);
        if (indicator.isEmpty()) problems.add(Refused.Problem.of("indicateur", "impact.measure.indicator"));
        if (number.isEmpty()) problems.add(Refused.Problem.of("valeur", "impact.number"));
        if (day.isEmpty() || day.get().isBefore(EARLIEST) || day.get().isAfter(today()))
            problems.add(Refused.Problem.of("periode", "impact.measure.period"));
        if (!problems.isEmpty()) throw new Refused(problems);
        Indicator known = indicator.orElseThrow();
        store(known, known.periodicity().start(day.orElseThrow()), number.orElseThrow(), source);
        written(
                product,
                "impact.measured",
                Map.of("indicator", code, "period", String.valueOf(day.orElseThrow())),
                actor);
    }

    private void store(Indicator indicator, LocalDate start, BigDecimal value, String source) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        update measurement set superseded_at = :now
                        where indicator_id = :indicator and starts_on = :start and superseded_at is null
                        """)
                .param("now", now)
                .param("indicator", indicator.id())
                .param("start", start)
                .update();
        jdbc.sql("""
                        insert into measurement (indicator_id, starts_on, value, source, received_at)
                        values (:indicator, :start, :value, :source, :now)
                        """)
                .param("indicator", indicator.id())
                .param("start", start)
                .param("value", value)
                .param("source", source)
                .param("now", now)
                .update();
    }

    /**
     * Publishes what a user said.
     *
     * @param consent the person agreed to its publication
     * @throws Refused naming the fields `temoignage`, `role`, `accord`
     */
    @Transactional
    public void publish(
            ProductId product,
            String text,
            String role,
            @Nullable CollectivityId collectivity,
            boolean consent,
            Actor actor) {
        products.mustEdit(actor, product);
        List<Refused.Problem> problems = new ArrayList<>();
        if (text.isEmpty()) problems.add(Refused.Problem.of("temoignage", "impact.testimony.text"));
        if (text.length() > TEXT) problems.add(Refused.Problem.of("temoignage", "impact.long", TEXT));
        if (role.isEmpty() || role.length() > LINE) problems.add(Refused.Problem.of("role", "impact.testimony.role"));
        if (!consent) problems.add(Refused.Problem.of("accord", "impact.testimony.consent"));
        if (!problems.isEmpty()) throw new Refused(problems);
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into testimony (product_id, text, role, collectivity, consent_at)
                        values (:product, :text, :role, :collectivity, :now)
                        """)
                .param("product", product.value())
                .param("text", text)
                .param("role", role)
                .param("collectivity", collectivity == null ? null : collectivity.toString())
                .param("now", Timestamp.from(now))
                .update();
        written(product, "impact.testimony-published", Map.of(), actor);
    }

    /** Withdraws a testimony, at once, because the person changed their mind: its text is forgotten. */
    @Transactional
    public void withdraw(ProductId product, long testimony, Actor actor) {
        products.mustEdit(actor, product);
        int withdrawn = jdbc.sql("""
                        update testimony set withdrawn_at = :now, text = '', role = ''
                        where id = :id and product_id = :product and withdrawn_at is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", testimony)
                .param("product", product.value())
                .update();
        if (withdrawn == 0) throw new NotFound("testimony", testimony);
        written(product, "impact.testimony-withdrawn", Map.of(), actor);
    }

    private void written(ProductId product, String action, Map<String, String> details, Actor actor) {
        audit.record(actor.who(), action, "product:" + product, new LinkedHashMap<>(details));
        content.changed();
    }

    /** Reads a number as people type it: "1 234,5". */
    static Optional<BigDecimal> number(String typed) {
        String bare = typed.replaceAll("[\\s\\h]", "").replace(',', '.');
        if (!bare.matches("-?\\d{1,15}(\\.\\d{1,6})?")) return Optional.empty();
        BigDecimal number = new BigDecimal(bare);
        return number.abs().compareTo(LARGEST) < 0 ? Optional.of(number) : Optional.empty();
    }

    private static Optional<LocalDate> day(String typed) {
        String whole =
                typed.matches("\\d{4}") ? typed + "-01-01" : typed.matches("\\d{4}-\\d{2}") ? typed + "-01" : typed;
        try {
            return Optional.of(LocalDate.parse(whole));
        } catch (java.time.format.DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    public LocalDate today() {
        return clock.instant().atZone(Ui.PARIS).toLocalDate();
    }
}

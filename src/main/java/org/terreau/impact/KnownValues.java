package org.terreau.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityKind;

/** What is measured and known already, for who brings more of it. */
@Component
public class KnownValues {

    private final JdbcClient jdbc;
    private final JdbcIndicators indicators;

    KnownValues(JdbcClient jdbc, JdbcIndicators indicators) {
        this.jdbc = jdbc;
        this.indicators = indicators;
    }

    /**
     * What a value is of.
     *
     * @param place an official code, "" for the whole
     * @param segment "" for all
     */
    public record Of(String place, String segment) {}

    /** What somebody was told of. */
    public record Said(ProductId product, String indicator, LocalDate start, Of of) {}

    /**
     * The value in effect of what somebody was told of.
     *
     * @param automatic nobody typed it nor sent its file
     */
    public record Standing(BigDecimal value, Instant receivedAt, boolean automatic) {}

    /** What is in effect in the place of these; nothing where there is none. One statement, and none for an empty list. */
    @Transactional(readOnly = true)
    public Map<Said, Standing> standing(List<Said> said) {
        Map<Said, Standing> standing = new HashMap<>();
        if (said.isEmpty()) return standing;
        jdbc.sql("""
                        select k.place_in_list, held.value, held.received_at, held.kind
                        from unnest(:products, :indicators, :starts, :places, :segments)
                             with ordinality as k (product, indicator, start, place, segment, place_in_list)
                        join indicator i on i.product_id = k.product and i.code = k.indicator
                        cross join lateral (
                            select m.numerator / nullif(coalesce(m.denominator, 1), 0) as value, b.received_at, b.kind
                            from measure m join measure_batch b on b.id = m.batch
                            where m.indicator_id = i.id and m.starts_on = k.start::date and m.place = k.place
                              and m.segment = k.segment limit 1) held
                        where held.value is not null
                        """)
                .param("products", texts(said, one -> one.product().value()))
                .param("indicators", texts(said, Said::indicator))
                .param("starts", texts(said, one -> one.start().toString()))
                .param("places", texts(said, one -> one.of().place()))
                .param("segments", texts(said, one -> one.of().segment()))
                .query(row -> {
                    standing.put(
                            said.get(row.getInt("place_in_list") - 1),
                            new Standing(
                                    row.getBigDecimal("value"),
                                    row.getTimestamp("received_at").toInstant(),
                                    Batch.Kind.of(row.getString("kind")).automatic()));
                });
        return standing;
    }

    private static String[] texts(List<Said> said, Function<Said, String> part) {
        return said.stream().map(part).toArray(String[]::new);
    }

    /** The indicators of a product that are measured, not computed. */
    @Transactional(readOnly = true)
    public List<Indicator> measured(ProductId product) {
        return indicators.of(product).stream()
                .filter(indicator -> !indicator.computed())
                .toList();
    }

    /** What a batch needs to know of each indicator of a product, by its code. */
    Map<String, Checking.Known> byCode(ProductId product) {
        Map<String, Checking.Known> known = new HashMap<>();
        jdbc.sql("""
                        select id, code, name, unit, periodicity, aggregation, grain, formula from indicator
                        where product_id = :product and archived_at is null
                        """).param("product", product.value()).query(row -> {
            String grain = row.getString("grain");
            Aggregation aggregation =
                    Aggregation.named(row.getString("aggregation")).orElseThrow();
            known.put(
                    row.getString("code"),
                    new Checking.Known(
                            row.getLong("id"),
                            row.getString("code"),
                            Periodicity.of(row.getString("periodicity")).orElseThrow(),
                            aggregation == Aggregation.RATIO,
                            grain.isEmpty() ? null : CollectivityKind.of(grain),
                            !row.getString("formula").isEmpty(),
                            UnitLimits.of(row.getString("name"), row.getString("unit"), aggregation)));
        });
        return known;
    }

    /** Values in effect of the whole of each indicator of a product, by its id: those before which a value is usual. */
    Map<Long, NavigableMap<LocalDate, BigDecimal>> ofTheWhole(ProductId product) {
        Map<Long, NavigableMap<LocalDate, BigDecimal>> known = new HashMap<>();
        jdbc.sql("""
                        select m.indicator_id, m.starts_on, m.numerator / coalesce(m.denominator, 1) as value
                        from measure m join indicator i on i.id = m.indicator_id
                        where i.product_id = :product and i.archived_at is null and m.place = '' and m.segment = ''
                          and coalesce(m.denominator, 1) <> 0
                        """).param("product", product.value()).query(row -> {
            known.computeIfAbsent(row.getLong("indicator_id"), key -> new TreeMap<>())
                    .put(row.getObject("starts_on", LocalDate.class), row.getBigDecimal("value"));
        });
        return known;
    }

    /**
     * Values in effect by the first day of their period; a ratio's is its quotient, and one without denominator is left
     * out.
     */
    @Transactional(readOnly = true)
    public Map<Of, NavigableMap<LocalDate, BigDecimal>> since(Indicator indicator, LocalDate first) {
        Map<Of, NavigableMap<LocalDate, BigDecimal>> known = new HashMap<>();
        jdbc.sql("""
                        select place, segment, starts_on, numerator / coalesce(denominator, 1) as value
                        from measure
                        where indicator_id = :indicator and starts_on >= :first and coalesce(denominator, 1) <> 0
                        """).param("indicator", indicator.id()).param("first", first).query(row -> {
            known.computeIfAbsent(new Of(row.getString("place"), row.getString("segment")), key -> new TreeMap<>())
                    .put(row.getObject("starts_on", LocalDate.class), row.getBigDecimal("value"));
        });
        return known;
    }
}

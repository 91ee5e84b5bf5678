package org.terreau.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.ProductId;

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

    /** The indicators of a product that are measured, not computed. */
    @Transactional(readOnly = true)
    public List<Indicator> measured(ProductId product) {
        return indicators.of(product).indicators().stream()
                .filter(indicator -> !indicator.computed())
                .toList();
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

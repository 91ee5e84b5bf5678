package org.terreau.source;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.ProductId;

/** Values that sources gave out of their usual range, and that nobody said are right yet. */
@Component
public class DoubtfulValues {

    private final JdbcClient jdbc;

    DoubtfulValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** First days of their periods, by the code of the indicator: one statement. */
    @Transactional(readOnly = true)
    public Map<String, NavigableSet<LocalDate>> of(ProductId product) {
        Map<String, NavigableSet<LocalDate>> doubtful = new HashMap<>();
        jdbc.sql("""
                        select s.indicator, d.starts_on from source s join source_doubt d on d.source_id = s.id
                        where s.product_id = :product and d.checked_at is null
                        """).param("product", product.value()).query(row -> {
            doubtful.computeIfAbsent(row.getString("indicator"), none -> new TreeSet<>())
                    .add(row.getObject("starts_on", LocalDate.class));
        });
        return doubtful;
    }
}

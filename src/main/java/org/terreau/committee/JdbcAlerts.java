package org.terreau.committee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Slice;

/** The SQL of alerts. */
@Repository
class JdbcAlerts {

    private static final String ALERT = """
            select id, product_id, kind, indicator, name, unit, periodicity, starts_on, value, reference, source, found_at
            from product_alert
            """;
    private static final int EXPORTED = 5_000;

    private final JdbcClient jdbc;

    JdbcAlerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Alert alert(ResultSet row, int ignored) throws SQLException {
        return new Alert(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                Alert.Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("indicator"),
                row.getString("name"),
                row.getString("unit"),
                row.getString("periodicity"),
                row.getObject("starts_on", LocalDate.class),
                row.getBigDecimal("value"),
                row.getBigDecimal("reference"),
                row.getString("source"),
                row.getTimestamp("found_at").toInstant());
    }

    /** False when the same thing was noticed before: it is told once. */
    boolean insert(Alert alert) {
        return jdbc.sql("""
                        insert into product_alert (product_id, kind, indicator, name, unit, periodicity, starts_on, value,
                                                   reference, source, found_at)
                        values (:product, :kind, :indicator, :name, :unit, :periodicity, :start, :value, :reference,
                                :source, :at)
                        on conflict do nothing
                        """)
                        .param("product", alert.product().value())
                        .param("kind", alert.kind().code())
                        .param("indicator", alert.indicator())
                        .param("name", alert.name())
                        .param("unit", alert.unit())
                        .param("periodicity", alert.periodicity())
                        .param("start", alert.start())
                        .param("value", alert.value(), Types.NUMERIC)
                        .param("reference", alert.reference(), Types.NUMERIC)
                        .param("source", alert.source())
                        .param("at", Timestamp.from(alert.foundAt()))
                        .update()
                > 0;
    }

    /** A source of this indicator is known to be silent since this day or later. */
    boolean silent(ProductId product, String indicator, LocalDate since) {
        return jdbc.sql("""
                        select exists (select from product_alert
                                       where product_id = :product and indicator = :indicator and kind = :silent
                                         and starts_on >= :since)
                        """)
                .param("product", product.value())
                .param("indicator", indicator)
                .param("silent", Alert.Kind.SILENT.code())
                .param("since", since)
                .query(Boolean.class)
                .single();
    }

    /** The products of which something was noticed since a moment. */
    List<ProductId> products(Instant since) {
        return jdbc.sql("select distinct product_id from product_alert where found_at >= :since order by product_id")
                .param("since", Timestamp.from(since))
                .query((row, ignored) -> new ProductId(row.getString("product_id")))
                .list();
    }

    /** Those of these products after one moment and until another, by product, the oldest first. */
    List<Alert> between(Collection<ProductId> products, Instant after, Instant until) {
        return jdbc.sql(ALERT + """
                        where product_id = any(:products) and found_at > :after and found_at <= :until
                        order by product_id, id
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .param("after", Timestamp.from(after))
                .param("until", Timestamp.from(until))
                .query(JdbcAlerts::alert)
                .list();
    }

    /**
     * The latest first.
     *
     * @param kind its code, "" for all
     */
    Slice<Alert> page(ProductId product, String kind, int page, int size) {
        long total = jdbc.sql(
                        "select count(*) from product_alert where product_id = :product and (:kind = '' or kind = :kind)")
                .param("product", product.value())
                .param("kind", kind)
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(page, (total + size - 1) / size));
        return new Slice<>(list(product, kind, size, (number - 1) * size), number, size, total);
    }

    List<Alert> all(ProductId product, String kind) {
        return list(product, kind, EXPORTED, 0);
    }

    private List<Alert> list(ProductId product, String kind, int limit, int offset) {
        return jdbc.sql(ALERT + """
                        where product_id = :product and (:kind = '' or kind = :kind) order by id desc
                        limit :limit offset :offset
                        """)
                .param("product", product.value())
                .param("kind", kind)
                .param("limit", limit)
                .param("offset", offset)
                .query(JdbcAlerts::alert)
                .list();
    }

    int forgetBefore(Instant moment) {
        return jdbc.sql("delete from product_alert where found_at < :moment")
                .param("moment", Timestamp.from(moment))
                .update();
    }
}

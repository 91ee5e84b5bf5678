package org.terreau.funding;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.IncrementGranted;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The SQL of envelopes. */
@Repository
class JdbcEnvelopes {

    private final JdbcClient jdbc;

    JdbcEnvelopes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(IncrementGranted granted, Money amount) {
        jdbc.sql("""
                        insert into envelope (product_id, increment_number, amount_cents, from_day, until_day, carrier, decision_id)
                        values (:product, :increment, :amount, :from, :until, :carrier, :decision)
                        """)
                .param("product", granted.product().value())
                .param("increment", granted.increment().number())
                .param("amount", amount.cents())
                .param("from", granted.from())
                .param("until", granted.until())
                .param("carrier", granted.carrier())
                .param("decision", granted.decision().id())
                .update();
    }

    void correct(long decision, Money amount, LocalDate until) {
        jdbc.sql("""
                        update envelope e set until_day = :until, amount_cents = :amount
                            + (select coalesce(sum(m.delta_cents), 0) from envelope_movement m where m.envelope_id = e.id)
                        where decision_id = :decision
                        """)
                .param("amount", amount.cents())
                .param("until", until)
                .param("decision", decision)
                .update();
    }

    /** Those of a product, the first one first. */
    List<Envelopes.Envelope> of(ProductId product) {
        return of(List.of(product)).getOrDefault(product, List.of());
    }

    /** The same of each of these products; nothing for those that have none. */
    Map<ProductId, List<Envelopes.Envelope>> of(Collection<ProductId> products) {
        Map<ProductId, List<Envelopes.Envelope>> envelopes = new HashMap<>();
        jdbc.sql("""
                        select product_id, increment_number, amount_cents, from_day, until_day, carrier, once
                        from envelope where product_id = any(:products) order by id
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .query(row -> {
                    envelopes
                            .computeIfAbsent(new ProductId(row.getString("product_id")), none -> new ArrayList<>())
                            .add(envelope(row));
                });
        return envelopes;
    }

    /** The same of every product. */
    Map<ProductId, List<Envelopes.Envelope>> all() {
        Map<ProductId, List<Envelopes.Envelope>> envelopes = new HashMap<>();
        jdbc.sql("""
                        select product_id, increment_number, amount_cents, from_day, until_day, carrier, once
                        from envelope order by id
                        """).query(row -> {
            envelopes
                    .computeIfAbsent(new ProductId(row.getString("product_id")), none -> new ArrayList<>())
                    .add(envelope(row));
        });
        return envelopes;
    }

    static Envelopes.Envelope envelope(ResultSet row) throws SQLException {
        return new Envelopes.Envelope(
                row.getInt("increment_number"),
                new Money(row.getLong("amount_cents")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getString("carrier"),
                row.getBoolean("once"));
    }

    /** Of each of these products, the days of the envelope that ends last. */
    Map<ProductId, Envelopes.Days> lastDays(Collection<ProductId> products) {
        Map<ProductId, Envelopes.Days> last = new HashMap<>();
        jdbc.sql("""
                        select distinct on (product_id) product_id, from_day, until_day
                        from envelope where product_id = any(:products) order by product_id, until_day desc, id desc
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .query(row -> {
                    last.put(
                            new ProductId(row.getString("product_id")),
                            new Envelopes.Days(
                                    row.getObject("from_day", LocalDate.class),
                                    row.getObject("until_day", LocalDate.class)));
                });
        return last;
    }

    /** The euros granted to each product. */
    Map<ProductId, BigDecimal> sums() {
        Map<ProductId, BigDecimal> all = new HashMap<>();
        jdbc.sql("select product_id, sum(amount_cents) / 100.0 as euros from envelope group by product_id")
                .query(row -> {
                    all.put(new ProductId(row.getString("product_id")), row.getBigDecimal("euros"));
                });
        return all;
    }
}

package org.terreau.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.ProductId;

/**
 * Envelopes as what pays for people, until the last day of what was granted, and orders once they are issued, until the last
 * day of what was ordered (FIELD 2.3, T4).
 */
@Component
class MoneyThatPaysQuery implements MoneyThatPays {

    private final JdbcClient jdbc;

    MoneyThatPaysQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<ProductId, List<Payer>> of(Collection<ProductId> products) {
        Map<ProductId, List<Payer>> payers = new HashMap<>();
        jdbc.sql("""
                        select product_id, id, increment_number, from_day, until_day, null as title
                        from envelope where product_id = any(:products)
                        union all
                        select product_id, id, 0, starts_on, ends_on, title
                        from purchase_order
                        where product_id = any(:products) and state in ('emis', 'recu', 'en-cours', 'solde')
                        order by until_day, title nulls first, id
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .query(row -> {
                    ProductId product = new ProductId(row.getString("product_id"));
                    payers.computeIfAbsent(product, none -> new ArrayList<>()).add(payer(product, row));
                });
        return payers;
    }

    private static Payer payer(ProductId product, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        String title = row.getString("title");
        return new Payer(
                title == null ? "enveloppe:" + id : MoneyThatPays.order(id),
                row.getInt("increment_number"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                order(product, id, title));
    }

    private static @Nullable Order order(ProductId product, long id, @Nullable String title) {
        return title == null ? null : new Order(title, product.path() + "/commandes/" + id);
    }
}

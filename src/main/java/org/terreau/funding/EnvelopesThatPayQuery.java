package org.terreau.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.ProductId;

/** Envelopes as what pays for people: until the last day of what was granted. */
@Component
class EnvelopesThatPayQuery implements MoneyThatPays {

    private final JdbcClient jdbc;

    EnvelopesThatPayQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<ProductId, List<Payer>> of(Collection<ProductId> products) {
        Map<ProductId, List<Payer>> payers = new HashMap<>();
        jdbc.sql("""
                        select product_id, id, increment_number, from_day, until_day
                        from envelope where product_id = any(:products) order by until_day, id
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .query(row -> {
                    payers.computeIfAbsent(new ProductId(row.getString("product_id")), none -> new ArrayList<>())
                            .add(new Payer(
                                    "enveloppe:" + row.getLong("id"),
                                    row.getInt("increment_number"),
                                    row.getObject("from_day", LocalDate.class),
                                    row.getObject("until_day", LocalDate.class)));
                });
        return payers;
    }
}

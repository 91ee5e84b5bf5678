package org.terreau.funding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;

/** The SQL of the days on which something happens to money. */
@Repository
class MoneyDatesQuery {

    private static final String DATES = """
            select 'enveloppe' as kind, e.id, e.product_id, e.until_day as day, e.carrier as about
            from envelope e where e.product_id = any(:products) and e.until_day >= :from
            union all
            select 'acte', o.id, o.product_id, o.due_on, o.title
            from purchase_order o where o.product_id = any(:products) and o.due_act is not null and o.due_on >= :from
            union all
            select 'engagement', p.id, p.product_id, p.due_on, p.funder
            from pledge p where p.product_id = any(:products) and p.decided_on is null and p.due_on >= :from
            union all
            select 'affecter', c.id, c.product_id, c.commit_by, c.funder
            from contribution c where c.product_id = any(:products) and c.replaced_by is null and c.commit_by >= :from
            union all
            select 'versement', p.id, c.product_id, p.due_on, c.funder
            from agreement_payment p join contribution c on c.id = p.contribution_id
            where c.product_id = any(:products) and c.replaced_by is null and p.paid_on is null and p.due_on >= :from
            union all
            select 'guichet', a.id, a.product_id, w.closes_on, w.name
            from window_application a join funding_window w on w.id = a.window_id
            where a.product_id = any(:products) and a.state = 'preparee' and w.closes_on >= :from
            """;

    private final JdbcClient jdbc;

    MoneyDatesQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(MoneyDate.Kind kind, long id, ProductId product, LocalDate day, String about) {}

    /** Those of some products from a day on. */
    List<Row> of(Collection<ProductId> products, LocalDate from) {
        return jdbc.sql(DATES)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .param("from", from)
                .query((row, number) -> new Row(
                        MoneyDate.Kind.of(row.getString("kind")),
                        row.getLong("id"),
                        new ProductId(row.getString("product_id")),
                        row.getObject("day", LocalDate.class),
                        row.getString("about")))
                .list();
    }
}

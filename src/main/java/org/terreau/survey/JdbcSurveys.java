package org.terreau.survey;

import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;

/** The surveys themselves. */
@Component
class JdbcSurveys {

    private final JdbcClient jdbc;

    JdbcSurveys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Survey> find(ProductId product) {
        return jdbc.sql("""
                        select state, starts_on, ends_on, introduction, sites, version from survey
                        where product_id = :product
                        """)
                .param("product", product.value())
                .query((row, ignored) -> new Survey(
                        product,
                        Survey.State.of(row.getString("state")).orElseThrow(),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        row.getString("introduction"),
                        row.getString("sites"),
                        row.getLong("version")))
                .optional();
    }

    /** @return false when there is one already */
    boolean insert(ProductId product, Surveys.Terms terms, LocalDate start) {
        return jdbc.sql("""
                        insert into survey (product_id, state, starts_on, ends_on, introduction, sites)
                        values (:product, 'ouverte', :start, :end, :introduction, :sites)
                        on conflict (product_id) do nothing
                        """)
                        .param("product", product.value())
                        .param("start", start)
                        .param("end", terms.end(), Types.DATE)
                        .param("introduction", terms.introduction())
                        .param("sites", terms.sites())
                        .update()
                > 0;
    }

    /** @return false when somebody changed it since */
    boolean update(ProductId product, Surveys.Terms terms, LocalDate start, long version) {
        return jdbc.sql("""
                        update survey set starts_on = :start, ends_on = :end, introduction = :introduction, sites = :sites,
                                          version = version + 1
                        where product_id = :product and version = :version
                        """)
                        .param("product", product.value())
                        .param("start", start)
                        .param("end", terms.end(), Types.DATE)
                        .param("introduction", terms.introduction())
                        .param("sites", terms.sites())
                        .param("version", version)
                        .update()
                > 0;
    }

    /** @return false when it was no longer there */
    boolean move(ProductId product, Survey.State from, Survey.State to) {
        return jdbc.sql("""
                        update survey set state = :to, version = version + 1
                        where product_id = :product and state = :from
                        """)
                        .param("product", product.value())
                        .param("from", from.code())
                        .param("to", to.code())
                        .update()
                > 0;
    }

    /** The surveys of these products, without their words. */
    Map<ProductId, Survey> all(List<ProductId> products) {
        Map<ProductId, Survey> surveys = new HashMap<>();
        jdbc.sql("""
                        select product_id, state, starts_on, ends_on, version from survey
                        where product_id = any(:products)
                        """).param("products", ResultsQuery.ids(products)).query(row -> {
            ProductId product = new ProductId(row.getString("product_id"));
            surveys.put(
                    product,
                    new Survey(
                            product,
                            Survey.State.of(row.getString("state")).orElseThrow(),
                            row.getObject("starts_on", LocalDate.class),
                            row.getObject("ends_on", LocalDate.class),
                            "",
                            "",
                            row.getLong("version")));
        });
        return surveys;
    }
}

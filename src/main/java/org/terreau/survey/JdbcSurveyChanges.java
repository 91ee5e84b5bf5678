package org.terreau.survey;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.web.PublicContent;

/** Notes, in the transaction that makes it, that what the users of a product say has changed. */
@Component
class JdbcSurveyChanges {

    private final JdbcClient jdbc;
    private final PublicContent content;

    JdbcSurveyChanges(JdbcClient jdbc, PublicContent content) {
        this.jdbc = jdbc;
        this.content = content;
    }

    void of(ProductId product) {
        jdbc.sql("""
                        insert into survey_change (product_id, number) values (:product, 1)
                        on conflict (product_id) do update set number = survey_change.number + 1
                        """).param("product", product.value()).update();
        content.changed();
    }

    void everywhere() {
        jdbc.sql("update survey_change set number = number + 1").update();
        content.changed();
    }

    /** How often each product's changed; two that differ were read at different times. */
    Map<ProductId, Long> numbers() {
        Map<ProductId, Long> numbers = new HashMap<>();
        jdbc.sql("select product_id, number from survey_change").query(row -> {
            numbers.put(new ProductId(row.getString("product_id")), row.getLong("number"));
        });
        return numbers;
    }
}

package org.terreau.survey;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;

/** The SQL of which indicators receive what answers say, and of the months that were sent. */
@Repository
class JdbcFeeds {

    private final JdbcClient jdbc;

    JdbcFeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The code of the indicator that receives each figure. */
    Map<FedMeasure, String> chosen(ProductId product) {
        Map<FedMeasure, String> chosen = new EnumMap<>(FedMeasure.class);
        jdbc.sql("select measure, indicator from survey_feed where product_id = :product")
                .param("product", product.value())
                .query(row -> {
                    String indicator = row.getString("indicator");
                    FedMeasure.of(row.getString("measure")).ifPresent(measure -> chosen.put(measure, indicator));
                });
        return chosen;
    }

    /** The indicator that receives the figure from now on; "" for none. */
    void choose(ProductId product, FedMeasure measure, String code) {
        for (String table : List.of("survey_feed", "survey_feed_month"))
            jdbc.sql("delete from " + table + " where product_id = :product and measure = :measure")
                    .param("product", product.value())
                    .param("measure", measure.code())
                    .update();
        if (!code.isEmpty())
            jdbc.sql("insert into survey_feed (product_id, measure, indicator) values (:product, :measure, :code)")
                    .param("product", product.value())
                    .param("measure", measure.code())
                    .param("code", code)
                    .update();
    }

    Set<YearMonth> sent(ProductId product, FedMeasure measure) {
        return new TreeSet<>(
                jdbc.sql("select month from survey_feed_month where product_id = :product and measure = :measure")
                        .param("product", product.value())
                        .param("measure", measure.code())
                        .query((row, ignored) -> YearMonth.from(row.getObject("month", LocalDate.class)))
                        .list());
    }

    void note(ProductId product, FedMeasure measure, YearMonth month) {
        jdbc.sql("insert into survey_feed_month (product_id, measure, month) values (:product, :measure, :month)")
                .param("product", product.value())
                .param("measure", measure.code())
                .param("month", month.atDay(1))
                .update();
    }

    /** The products that chose. */
    List<String> products() {
        return jdbc.sql("select distinct product_id from survey_feed order by 1")
                .query(String.class)
                .list();
    }
}

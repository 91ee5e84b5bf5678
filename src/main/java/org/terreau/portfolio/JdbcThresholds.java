package org.terreau.portfolio;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;

/** The SQL of the thresholds of increments: what is written once is never written again. */
@Repository
class JdbcThresholds {

    private static final String THRESHOLDS = """
            select t.product_id, t.number, t.item_id, coalesce(i.wording, '') as wording, t.indicator, t.indicator_name, t.unit,
                   t.more_is_better, t.success_value, t.stop_value, t.success, t.stop, t.set_on, t.late, t.reason, t.by_staff,
                   t.author
            from increment_threshold t left join scope_item i on i.id = t.item_id
            """;
    private static final String ORDER = "order by t.product_id, t.number, t.item_id nulls first, t.id";

    private final JdbcClient jdbc;

    JdbcThresholds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Subject(
            ProductId product, int number, @Nullable Long item, String wording) {}

    List<Preregistration> of(ProductId product) {
        return grouped(jdbc.sql(THRESHOLDS + "where t.product_id = :product " + ORDER)
                        .param("product", product.value()))
                .getOrDefault(product, List.of());
    }

    Map<ProductId, List<Preregistration>> all() {
        return grouped(jdbc.sql(THRESHOLDS + ORDER));
    }

    private static Map<ProductId, List<Preregistration>> grouped(JdbcClient.StatementSpec statement) {
        Map<Subject, List<Threshold>> versions = new LinkedHashMap<>();
        statement.query(row -> {
            versions.computeIfAbsent(subject(row), none -> new ArrayList<>()).add(threshold(row));
        });
        Map<ProductId, List<Preregistration>> products = new LinkedHashMap<>();
        versions.forEach((subject, written) -> products.computeIfAbsent(subject.product(), none -> new ArrayList<>())
                .add(new Preregistration(
                        subject.item() == null ? Preregistration.Kind.GOAL : Preregistration.Kind.HYPOTHESIS,
                        subject.number(),
                        subject.item(),
                        subject.wording(),
                        written)));
        return products;
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                new ProductId(row.getString("product_id")),
                row.getInt("number"),
                row.getObject("item_id", Long.class),
                row.getString("wording"));
    }

    private static Threshold threshold(ResultSet row) throws SQLException {
        String indicator = row.getString("indicator");
        return new Threshold(
                indicator.isEmpty()
                        ? null
                        : new Threshold.Figure(
                                new Gauges.Gauge(
                                        indicator,
                                        row.getString("indicator_name"),
                                        row.getString("unit"),
                                        row.getBoolean("more_is_better")),
                                row.getBigDecimal("success_value"),
                                row.getBigDecimal("stop_value")),
                row.getString("success"),
                row.getString("stop"),
                row.getObject("set_on", LocalDate.class),
                row.getBoolean("late"),
                row.getString("reason"),
                row.getBoolean("by_staff"),
                row.getString("author"));
    }

    void insert(ProductId product, int number, @Nullable Long item, Threshold written, Actor actor) {
        Threshold.Figure figure = written.figure();
        BigDecimal success = figure == null ? null : figure.success();
        BigDecimal stop = figure == null ? null : figure.stop();
        jdbc.sql("""
                        insert into increment_threshold (product_id, number, item_id, indicator, indicator_name, unit,
                            more_is_better, success_value, stop_value, success, stop, set_on, late, reason, by_staff,
                            account_id, author)
                        values (:product, :number, :item::bigint, :indicator, :name, :unit, :more, :successValue::numeric,
                            :stopValue::numeric, :success, :stop, :on, :late, :reason, :staff, :account, :author)
                        """)
                .param("product", product.value())
                .param("number", number)
                .param("item", item)
                .param("indicator", figure == null ? "" : figure.gauge().code())
                .param("name", figure == null ? "" : figure.gauge().name())
                .param("unit", figure == null ? "" : figure.gauge().unit())
                .param("more", figure == null || figure.gauge().moreIsBetter())
                .param("successValue", success)
                .param("stopValue", stop)
                .param("success", written.success())
                .param("stop", written.stop())
                .param("on", written.setOn())
                .param("late", written.afterMeasure())
                .param("reason", written.reason())
                .param("staff", written.byStaff())
                .param("account", actor.id().value())
                .param("author", written.author())
                .update();
    }

    /** The thresholds that somebody wrote: for the export of personal data. */
    List<Map<String, String>> by(AccountId account) {
        return jdbc.sql("""
                        select product_id, number, set_on, reason, author from increment_threshold
                        where account_id = :account order by id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "seuil", row.getString("product_id") + " " + row.getInt("number"),
                        "le", row.getString("set_on"),
                        "raison", row.getString("reason"),
                        "auteur", row.getString("author")))
                .list();
    }

    int forget(AccountId account, String nobody) {
        return jdbc.sql(
                        "update increment_threshold set author = :nobody where account_id = :account and author <> :nobody")
                .param("nobody", nobody)
                .param("account", account.value())
                .update();
    }
}

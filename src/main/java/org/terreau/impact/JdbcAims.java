package org.terreau.impact;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.Preregistration;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Threshold;

/** The SQL of the targets that indicators had: what is written once is never written again. */
@Component
class JdbcAims {

    private static final String AIMS = """
            select i.product_id, i.code, i.name, i.unit, i.direction, coalesce(a.increment, 0) as increment, a.target, a.stop,
                   a.set_on, a.late, a.reason, a.by_staff, a.author
            from indicator_aim a join indicator i on i.id = a.indicator_id
            where i.archived_at is null
            """;
    private static final String ORDER = " order by i.product_id, i.north_star desc, i.id, a.increment nulls last, a.id";

    private final JdbcClient jdbc;

    JdbcAims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Subject(ProductId product, int increment, Gauges.Gauge gauge) {}

    /** The targets of a product's indicators, the north star's first. */
    List<Preregistration> of(ProductId product) {
        return grouped(jdbc.sql(AIMS + " and i.product_id = :product" + ORDER).param("product", product.value()))
                .getOrDefault(product, List.of());
    }

    Map<ProductId, List<Preregistration>> all() {
        return grouped(jdbc.sql(AIMS + ORDER));
    }

    private static Map<ProductId, List<Preregistration>> grouped(JdbcClient.StatementSpec statement) {
        Map<Subject, List<Threshold>> versions = new LinkedHashMap<>();
        statement.query(row -> {
            Subject subject = subject(row);
            versions.computeIfAbsent(subject, none -> new ArrayList<>()).add(threshold(subject.gauge(), row));
        });
        Map<ProductId, List<Preregistration>> products = new LinkedHashMap<>();
        versions.forEach((subject, aims) -> products.computeIfAbsent(subject.product(), none -> new ArrayList<>())
                .add(new Preregistration(
                        Preregistration.Kind.TARGET,
                        subject.increment(),
                        null,
                        subject.gauge().name(),
                        aims)));
        return products;
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                new ProductId(row.getString("product_id")),
                row.getInt("increment"),
                new Gauges.Gauge(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("unit"),
                        row.getString("direction").equals("plus")));
    }

    private static Threshold threshold(Gauges.Gauge gauge, ResultSet row) throws SQLException {
        return new Threshold(
                new Threshold.Figure(gauge, row.getBigDecimal("target"), row.getBigDecimal("stop")),
                "",
                "",
                row.getObject("set_on", LocalDate.class),
                row.getObject("late", Boolean.class),
                row.getString("reason"),
                row.getBoolean("by_staff"),
                row.getString("author"));
    }

    /** @param increment 0 for all of them */
    void insert(long indicator, int increment, Threshold aim, Actor actor) {
        Threshold.Figure figure = aim.figure();
        BigDecimal target = figure == null ? null : figure.success();
        BigDecimal stop = figure == null ? null : figure.stop();
        jdbc.sql("""
                        insert into indicator_aim (indicator_id, increment, target, stop, set_on, late, reason, by_staff,
                                                   account_id, author)
                        values (:indicator, nullif(:increment, 0), :target, :stop, :on, :late, :reason, :staff, :account,
                                :author)
                        """)
                .param("indicator", indicator)
                .param("increment", increment)
                .param("target", target, Types.NUMERIC)
                .param("stop", stop, Types.NUMERIC)
                .param("on", aim.setOn())
                .param("late", aim.late(), Types.BOOLEAN)
                .param("reason", aim.reason())
                .param("staff", aim.byStaff())
                .param("account", account(actor), Types.BIGINT)
                .param("author", aim.author())
                .update();
    }

    private static @Nullable Long account(Actor actor) {
        return actor.signedIn() ? actor.id().value() : null;
    }
}

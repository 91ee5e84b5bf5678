package org.terreau.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;

/** The SQL of published budgets and of what was corrected after a year was closed. */
@Repository
class JdbcBudgetVersions {

    private static final String COLUMNS = "id, number, round, year, late, note, published_on";

    private final JdbcClient jdbc;

    JdbcBudgetVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a product, the last one first. */
    List<BudgetVersion> of(ProductId product) {
        return jdbc.sql("select " + COLUMNS + " from budget_version where product_id = :product order by number desc")
                .param("product", product.value())
                .query((row, ignored) -> version(row))
                .list();
    }

    /** The last one of each product. */
    Map<String, BudgetVersion> last() {
        Map<String, BudgetVersion> last = new HashMap<>();
        jdbc.sql("select distinct on (product_id) product_id, " + COLUMNS
                        + " from budget_version order by product_id, number desc")
                .query(row -> {
                    last.put(row.getString("product_id"), version(row));
                });
        return last;
    }

    private static BudgetVersion version(ResultSet row) throws SQLException {
        return new BudgetVersion(
                row.getLong("id"),
                row.getInt("number"),
                Round.coded(row.getString("round")),
                row.getInt("year"),
                row.getBoolean("late"),
                row.getString("note"),
                row.getObject("published_on", LocalDate.class));
    }

    /** Adds the next version of a product, whose sheet is held. */
    BudgetVersion insert(ProductId product, Round round, int year, String note, LocalDate today, Actor actor) {
        return jdbc.sql("""
                        insert into budget_version (product_id, number, round, year, late, note, account_id, published_on)
                        select :product, coalesce(max(number), 0) + 1, :round, :year, :late, :note, :account, :today
                        from budget_version where product_id = :product
                        returning id, number, round, year, late, note, published_on
                        """)
                .param("product", product.value())
                .param("round", round.code())
                .param("year", year)
                .param("late", round.late(year, today))
                .param("note", note)
                .param("account", actor.id().value())
                .param("today", today)
                .query((row, ignored) -> version(row))
                .single();
    }

    Set<String> published() {
        return jdbc.sql("select distinct product_id from budget_version").query(String.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    void corrected(ProductId product, Correction correction, Actor actor) {
        jdbc.sql("""
                        insert into budget_correction (product_id, year, made_on, reason, account_id)
                        values (:product, :year, :day, :reason, :account)
                        """)
                .param("product", product.value())
                .param("year", correction.year())
                .param("day", correction.day())
                .param("reason", correction.reason())
                .param("account", actor.id().value())
                .update();
    }

    /** What was published of a product and what was corrected, each the last one first. */
    record Told(List<BudgetVersion> versions, List<Correction> corrections) {}

    /** Both in one statement. */
    Told told(ProductId product) {
        Told told = new Told(new ArrayList<>(), new ArrayList<>());
        jdbc.sql("""
                        select true as published, id, number, round, year, late, note, published_on
                        from budget_version where product_id = :product
                        union all
                        select false, id, 0, '', year, false, reason, made_on
                        from budget_correction where product_id = :product
                        order by published, id desc
                        """).param("product", product.value()).query(row -> {
            if (row.getBoolean("published")) told.versions().add(version(row));
            else
                told.corrections()
                        .add(new Correction(
                                row.getInt("year"),
                                row.getObject("published_on", LocalDate.class),
                                row.getString("note")));
        });
        return told;
    }
}

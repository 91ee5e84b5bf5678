package org.terreau.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The SQL of budget lines and of the totals that sources state. */
@Repository
class JdbcBudgetLines {

    private static final String COLUMNS = """
            first_year, last_year, period, activity, resource, nature, agents, label,
            ae_cents, cp_cents, regime, vat_rate, alone, source
            """;

    private static final String TOTAL_COLUMNS =
            "first_year, last_year, period, nature, measure, amount_cents, regime, wording, source";

    private final JdbcClient jdbc;

    JdbcBudgetLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line as it is stored, while it is worked on. */
    record Stored(long id, BudgetLine line) {}

    /** How often the sheet of a product was written. */
    long version(ProductId product) {
        return jdbc.sql("select version from budget_sheet where product_id = :product")
                .param("product", product.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** One person at a time writes on the sheet of a product: holds the others until the transaction ends. */
    long lock(ProductId product) {
        jdbc.sql("insert into budget_sheet (product_id) values (:product) on conflict do nothing")
                .param("product", product.value())
                .update();
        return jdbc.sql("select version from budget_sheet where product_id = :product for update")
                .param("product", product.value())
                .query(Long.class)
                .single();
    }

    /** @return the version that the sheet has now */
    long written(ProductId product) {
        return jdbc.sql("""
                        update budget_sheet set version = version + 1 where product_id = :product returning version
                        """).param("product", product.value()).query(Long.class).single();
    }

    /** Those that are worked on, in the order of their years. */
    List<Stored> of(ProductId product) {
        return jdbc.sql("select id, " + COLUMNS + """
                        from budget_line
                        where product_id = :product and version_id is null and replaced_by is null
                        order by first_year, last_year, id
                        """)
                .param("product", product.value())
                .query((row, ignored) -> new Stored(row.getLong("id"), line(row)))
                .list();
    }

    /** Those of several published versions, by version. */
    Map<Long, List<BudgetLine>> of(Collection<Long> versions) {
        Map<Long, List<BudgetLine>> lines = new HashMap<>();
        jdbc.sql("select version_id, " + COLUMNS + """
                        from budget_line where version_id = any(:versions) order by first_year, last_year, id
                        """)
                .param("versions", versions.toArray(new Long[0]))
                .query(row -> {
                    lines.computeIfAbsent(row.getLong("version_id"), none -> new ArrayList<>())
                            .add(line(row));
                });
        return lines;
    }

    static BudgetLine line(ResultSet row) throws SQLException {
        return new BudgetLine(
                new BudgetLine.Slot(
                        new Years(row.getInt("first_year"), row.getInt("last_year")),
                        row.getString("period"),
                        Activity.coded(row.getString("activity")),
                        Resource.coded(row.getString("resource")),
                        Nature.coded(row.getString("nature")),
                        row.getBoolean("agents"),
                        row.getString("label")),
                new BudgetLine.Amounts(money(row, "ae_cents"), money(row, "cp_cents")),
                new Vat(Regime.coded(row.getString("regime")), row.getInt("vat_rate")),
                row.getBoolean("alone"),
                row.getString("source"));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long cents = row.getLong(column);
        return row.wasNull() ? null : new Money(cents);
    }

    /**
     * Adds lines, in one statement.
     *
     * @param by the import that brings them; null when they are typed
     */
    void insert(ProductId product, List<BudgetLine> lines, @Nullable Long by) {
        insert(product, lines, by, null);
    }

    private void insert(ProductId product, List<BudgetLine> lines, @Nullable Long by, @Nullable Long version) {
        if (lines.isEmpty()) return;
        jdbc.sql("insert into budget_line (product_id, import_id, version_id, " + COLUMNS + """
                        ) select :product, cast(:import as bigint), cast(:version as bigint), * from unnest(
                        :first, :last, :period, :activity, :resource, :nature, :agents, :label,
                        :ae, :cp, :regime, :rate, :alone, :source)
                        """)
                .param("product", product.value())
                .param("import", by)
                .param("version", version)
                .param("first", array(lines, line -> line.slot().years().first(), new Integer[0]))
                .param("last", array(lines, line -> line.slot().years().last(), new Integer[0]))
                .param("period", array(lines, line -> line.slot().period(), new String[0]))
                .param("activity", array(lines, line -> line.slot().activity().code(), new String[0]))
                .param("resource", array(lines, line -> line.slot().resource().code(), new String[0]))
                .param("nature", array(lines, line -> line.slot().nature().code(), new String[0]))
                .param("agents", array(lines, line -> line.slot().agents(), new Boolean[0]))
                .param("label", array(lines, line -> line.slot().label(), new String[0]))
                .param("ae", array(lines, line -> cents(line.amounts().commitment()), new Long[0]))
                .param("cp", array(lines, line -> cents(line.amounts().payment()), new Long[0]))
                .param("regime", array(lines, line -> line.vat().regime().code(), new String[0]))
                .param("rate", array(lines, line -> line.vat().rate(), new Integer[0]))
                .param("alone", array(lines, BudgetLine::alone, new Boolean[0]))
                .param("source", array(lines, BudgetLine::source, new String[0]))
                .update();
    }

    private static <T, V> V[] array(List<T> lines, Function<T, @Nullable V> part, V[] none) {
        return lines.stream().map(part).toList().toArray(none);
    }

    private static @Nullable Long cents(@Nullable Money amount) {
        return amount == null ? null : amount.cents();
    }

    void change(long id, BudgetLine line) {
        jdbc.sql("""
                        update budget_line set ae_cents = :ae, cp_cents = :cp, vat_rate = :rate, alone = :alone where id = :id
                        """)
                .param("id", id)
                .param("ae", cents(line.amounts().commitment()))
                .param("cp", cents(line.amounts().payment()))
                .param("rate", line.vat().rate())
                .param("alone", line.alone())
                .update();
    }

    /** @return false when the product has no such line to work on */
    boolean remove(ProductId product, long id) {
        return jdbc.sql("""
                                delete from budget_line where id = :id and product_id = :product
                                and version_id is null and replaced_by is null
                                """).param("id", id).param("product", product.value()).update() > 0;
    }

    /** Lines give way to those that an import brings. */
    void replace(List<Long> lines, long by) {
        jdbc.sql("update budget_line set replaced_by = :by where id = any(:lines)")
                .param("by", by)
                .param("lines", lines.toArray(new Long[0]))
                .update();
    }

    List<StatedTotal> totals(ProductId product) {
        return jdbc.sql("select " + TOTAL_COLUMNS + """
                         from budget_total where product_id = :product and version_id is null and replaced_by is null
                        order by first_year, id
                        """)
                .param("product", product.value())
                .query((row, ignored) -> total(row))
                .list();
    }

    List<StatedTotal> totals(long version) {
        return jdbc.sql("select " + TOTAL_COLUMNS
                        + " from budget_total where version_id = :version order by first_year, id")
                .param("version", version)
                .query((row, ignored) -> total(row))
                .list();
    }

    private static StatedTotal total(ResultSet row) throws SQLException {
        return new StatedTotal(
                new Years(row.getInt("first_year"), row.getInt("last_year")),
                row.getString("period"),
                Optional.ofNullable(row.getString("nature")).map(Nature::coded).orElse(null),
                StatedTotal.Measure.coded(row.getString("measure")),
                new Money(row.getLong("amount_cents")),
                Regime.coded(row.getString("regime")),
                row.getString("wording"),
                row.getString("source"));
    }

    /** Adds a stated total in the place of the one that says the same, when there is one. */
    void insert(ProductId product, StatedTotal total, long by) {
        jdbc.sql("""
                        update budget_total set replaced_by = :by
                        where product_id = :product and version_id is null and replaced_by is null and first_year = :first
                        and last_year = :last and period = :period and nature is not distinct from cast(:nature as text)
                        and measure = :measure
                        """)
                .param("by", by)
                .param("product", product.value())
                .param("first", total.years().first())
                .param("last", total.years().last())
                .param("period", total.period())
                .param("nature", code(total.nature()))
                .param("measure", total.measure().code())
                .update();
        jdbc.sql("insert into budget_total (product_id, import_id, " + TOTAL_COLUMNS + """
                        ) values (:product, :by, :first, :last, :period, cast(:nature as text), :measure, :amount, :regime,
                        :wording, :source)
                        """)
                .param("by", by)
                .param("product", product.value())
                .param("first", total.years().first())
                .param("last", total.years().last())
                .param("period", total.period())
                .param("nature", code(total.nature()))
                .param("measure", total.measure().code())
                .param("amount", total.amount().cents())
                .param("regime", total.regime().code())
                .param("wording", total.wording())
                .param("source", total.source())
                .update();
    }

    private static @Nullable String code(@Nullable Nature nature) {
        return nature == null ? null : nature.code();
    }

    /**
     * Freezes a budget into a version.
     *
     * @param lines those that are worked on, with those that orders write
     */
    void freeze(ProductId product, long version, List<BudgetLine> lines) {
        insert(product, lines, null, version);
        jdbc.sql("insert into budget_total (product_id, version_id, " + TOTAL_COLUMNS
                        + ") select product_id, :version, "
                        + TOTAL_COLUMNS + """
                         from budget_total where product_id = :product and version_id is null and replaced_by is null order by id
                        """)
                .param("product", product.value())
                .param("version", version)
                .update();
    }

    /** What an import brought is set aside, what it replaced comes back: nothing is deleted. */
    void undo(long by) {
        for (String table : List.of("budget_line", "budget_total")) {
            jdbc.sql("update " + table + " set replaced_by = :by where import_id = :by and replaced_by is null")
                    .param("by", by)
                    .update();
            jdbc.sql("update " + table
                            + " set replaced_by = null where replaced_by = :by and import_id is distinct from :by")
                    .param("by", by)
                    .update();
        }
    }
}

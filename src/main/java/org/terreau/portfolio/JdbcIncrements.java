package org.terreau.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.territory.CollectivityId;

/** The SQL of increments and their scopes. */
@Repository
class JdbcIncrements {

    private static final String ITEMS = """
            select id, number, kind, wording, place, added_by, dropped_by, outcome, outcome_on, learnt from scope_item
            where product_id = :product order by number, id
            """;
    private static final String CHANGES = """
            select id, number, on_date, reason, author from increment_change where product_id = :product order by id
            """;

    private final JdbcClient jdbc;

    JdbcIncrements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Numbered<T>(int number, T value) {}

    /** The increment that lasts on this day, of each of these products that has one. */
    Map<ProductId, Increment> lasting(Collection<ProductId> products, LocalDate day) {
        Map<ProductId, Increment> lasting = new HashMap<>();
        jdbc.sql("""
                        select product_id, number, starts_on, ends_on, term_on, goal from increment_course
                        where product_id = any(:products) and starts_on <= :day and ends_on > :day
                        order by starts_on, number
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .param("day", day)
                .query(row -> {
                    ProductId product = new ProductId(row.getString("product_id"));
                    lasting.put(
                            product,
                            new Increment(
                                    product,
                                    row.getInt("number"),
                                    row.getObject("starts_on", LocalDate.class),
                                    row.getObject("ends_on", LocalDate.class),
                                    row.getObject("term_on", LocalDate.class),
                                    row.getString("goal")));
                });
        return lasting;
    }

    /** Every increment of a product with its scope, in three statements; empty for a product without. */
    List<IncrementPlan> of(ProductId product) {
        Map<Integer, List<IncrementPlan.Item>> items = grouped(jdbc.sql(ITEMS)
                .param("product", product.value())
                .query((row, ignored) -> new Numbered<>(row.getInt("number"), item(row)))
                .list());
        Map<Integer, List<IncrementPlan.Change>> changes = grouped(jdbc.sql(CHANGES)
                .param("product", product.value())
                .query((row, ignored) -> new Numbered<>(
                        row.getInt("number"),
                        new IncrementPlan.Change(
                                row.getLong("id"),
                                row.getObject("on_date", LocalDate.class),
                                row.getString("reason"),
                                row.getString("author"))))
                .list());
        return jdbc.sql("""
                        select number, starts_on, ends_on, term_on, goal, settled_on, learnt, next, reviewed_on, goal_came, goal_told,
                               version
                        from increment_course where product_id = :product order by number
                        """)
                .param("product", product.value())
                .query((row, ignored) -> new IncrementPlan(
                        new Increment(
                                product,
                                row.getInt("number"),
                                row.getObject("starts_on", LocalDate.class),
                                row.getObject("ends_on", LocalDate.class),
                                row.getObject("term_on", LocalDate.class),
                                row.getString("goal")),
                        row.getObject("settled_on", LocalDate.class),
                        items.getOrDefault(row.getInt("number"), List.of()),
                        changes.getOrDefault(row.getInt("number"), List.of()),
                        text(row.getString("learnt")),
                        text(row.getString("next")),
                        row.getObject("reviewed_on", LocalDate.class),
                        came(row),
                        row.getLong("version")))
                .list();
    }

    Optional<IncrementPlan> find(ProductId product, int number) {
        return of(product).stream()
                .filter(plan -> plan.increment().number() == number)
                .findFirst();
    }

    /** Adds the next one; the one that runs by its first day ends there. */
    Increment open(ProductId id, LocalDate start, LocalDate term, String goal, @Nullable Long decision) {
        int number = jdbc.sql("""
                        insert into increment (product_id, number, starts_on, ends_on, goal, decision_id)
                        select :id, coalesce(max(number), 0) + 1, :start, :term, :goal, :decision::bigint
                        from increment where product_id = :id
                        returning number
                        """)
                .param("id", id.value())
                .param("start", start)
                .param("term", term)
                .param("goal", goal)
                .param("decision", decision)
                .query(Integer.class)
                .single();
        return new Increment(id, number, start, term, term, goal);
    }

    private static <T> Map<Integer, List<T>> grouped(List<Numbered<T>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Numbered::number, Collectors.mapping(Numbered::value, Collectors.toList())));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static IncrementPlan.@Nullable Came came(ResultSet row) throws SQLException {
        String told = row.getString("goal_told");
        return Optional.ofNullable(row.getString("goal_came"))
                .flatMap(Verdict::named)
                .map(verdict -> new IncrementPlan.Came(verdict, told))
                .orElse(null);
    }

    private static IncrementPlan.Item item(ResultSet row) throws SQLException {
        String place = row.getString("place");
        String outcome = row.getString("outcome");
        ScopeKind kind = ScopeKind.of(row.getString("kind"));
        return new IncrementPlan.Item(
                row.getLong("id"),
                kind,
                row.getString("wording"),
                place == null ? null : CollectivityId.parse(place).orElse(null),
                row.getObject("added_by", Long.class),
                row.getObject("dropped_by", Long.class),
                outcome == null
                        ? null
                        : kind.outcomes().stream()
                                .filter(known -> known.code().equals(outcome))
                                .findFirst()
                                .orElseThrow(),
                row.getObject("outcome_on", LocalDate.class),
                row.getString("learnt"));
    }

    /** Takes the increment for a write; false when somebody else wrote since this version. */
    boolean take(ProductId product, int number, long version) {
        return jdbc.sql("""
                        update increment set version = version + 1
                        where product_id = :product and number = :number and version = :version
                        """)
                        .param("product", product.value())
                        .param("number", number)
                        .param("version", version)
                        .update()
                == 1;
    }

    void goal(ProductId product, int number, String goal) {
        jdbc.sql("update increment set goal = :goal where product_id = :product and number = :number")
                .param("goal", goal)
                .param("product", product.value())
                .param("number", number)
                .update();
    }

    void came(ProductId product, int number, IncrementPlan.@Nullable Came came) {
        jdbc.sql("""
                        update increment set goal_came = :came, goal_told = :told
                        where product_id = :product and number = :number
                        """)
                .param("came", came == null ? null : came.verdict().code())
                .param("told", came == null ? "" : came.told())
                .param("product", product.value())
                .param("number", number)
                .update();
    }

    void settle(ProductId product, int number, LocalDate today) {
        jdbc.sql("update increment set settled_on = :today where product_id = :product and number = :number")
                .param("today", today)
                .param("product", product.value())
                .param("number", number)
                .update();
    }

    /** What was planned and is not settled yet gives way to what is typed now. */
    void clear(ProductId product, int number) {
        jdbc.sql("delete from scope_item where product_id = :product and number = :number")
                .param("product", product.value())
                .param("number", number)
                .update();
    }

    long change(ProductId product, int number, LocalDate today, String reason, Actor actor) {
        return jdbc.sql("""
                        insert into increment_change (product_id, number, on_date, reason, account_id, author)
                        values (:product, :number, :today, :reason, :account, :author) returning id
                        """)
                .param("product", product.value())
                .param("number", number)
                .param("today", today)
                .param("reason", reason)
                .param("account", actor.id().value())
                .param("author", actor.name())
                .query(Long.class)
                .single();
    }

    void add(ProductId product, int number, Increments.Wanted item, @Nullable Long change) {
        jdbc.sql("""
                        insert into scope_item (product_id, number, kind, wording, place, added_by)
                        values (:product, :number, :kind, :wording, :place, :change)
                        """)
                .param("product", product.value())
                .param("number", number)
                .param("kind", item.kind().code())
                .param("wording", item.wording())
                .param("place", item.place() == null ? null : item.place().toString())
                .param("change", change)
                .update();
    }

    void drop(long item, long change) {
        jdbc.sql("update scope_item set dropped_by = :change where id = :item")
                .param("change", change)
                .param("item", item)
                .update();
    }

    void outcome(long item, ScopeKind.@Nullable Outcome outcome, LocalDate today, String learnt) {
        jdbc.sql("""
                        update scope_item
                        set outcome_on = case when outcome is not distinct from :outcome then outcome_on else :today end,
                            outcome = :outcome, learnt = :learnt
                        where id = :item
                        """)
                .param("outcome", outcome == null ? null : outcome.code())
                .param("today", today)
                .param("learnt", learnt)
                .param("item", item)
                .update();
    }

    void review(ProductId product, int number, String learnt, String next, LocalDate today) {
        jdbc.sql("""
                        update increment set learnt = :learnt, next = :next, reviewed_on = coalesce(reviewed_on, :today)
                        where product_id = :product and number = :number
                        """)
                .param("learnt", learnt)
                .param("next", next)
                .param("today", today)
                .param("product", product.value())
                .param("number", number)
                .update();
    }

    /** A product whose scope somebody changed, with the day and the reason: for the export of personal data. */
    List<Map<String, String>> by(AccountId account) {
        return jdbc.sql("""
                        select product_id, number, on_date, reason, author from increment_change
                        where account_id = :account order by id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "changement_de_perimetre", row.getString("product_id") + " " + row.getInt("number"),
                        "le", row.getString("on_date"),
                        "raison", row.getString("reason"),
                        "auteur", row.getString("author")))
                .list();
    }

    int forget(AccountId account, String nobody) {
        return jdbc.sql(
                        "update increment_change set author = :nobody where account_id = :account and author <> :nobody")
                .param("nobody", nobody)
                .param("account", account.value())
                .update();
    }
}

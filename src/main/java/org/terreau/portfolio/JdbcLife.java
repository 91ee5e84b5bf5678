package org.terreau.portfolio;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.shared.Paris;

/** The SQL of dated facts, of the history of what is known, and of standards. */
@Repository
class JdbcLife {

    static final String TEAM = "equipe";
    static final String CATALOGUE = "catalogue";
    static final String COMMITTEE = "comite";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    JdbcLife(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
    }

    record Fact(
            long id, FactKind kind, LocalDate on, @Nullable String before, String after, String note) {}

    List<Fact> facts(ProductId product) {
        return jdbc.sql("""
                        select id, kind, on_date, before, after, note from product_fact
                        where product_id = :product order by on_date, id
                        """)
                .param("product", product.value())
                .query((row, ignored) -> new Fact(
                        row.getLong("id"),
                        FactKind.of(row.getString("kind")).orElseThrow(),
                        row.getObject("on_date", LocalDate.class),
                        row.getString("before"),
                        row.getString("after"),
                        row.getString("note")))
                .list();
    }

    void add(ProductId product, FactKind kind, LocalDate on, @Nullable String before, String after, String note) {
        jdbc.sql("""
                        insert into product_fact (product_id, kind, on_date, before, after, note)
                        values (:product, :kind, :on, :before, :after, :note)
                        """)
                .param("product", product.value())
                .param("kind", kind.code())
                .param("on", on)
                .param("before", before)
                .param("after", after)
                .param("note", note)
                .update();
    }

    void correct(long fact, LocalDate on, String after, String note) {
        jdbc.sql("update product_fact set on_date = :on, after = :after, note = :note where id = :id")
                .param("on", on)
                .param("after", after)
                .param("note", note)
                .param("id", fact)
                .update();
    }

    void remove(long fact) {
        jdbc.sql("delete from product_fact where id = :id").param("id", fact).update();
    }

    /** The carrying administration in the last fact that says it. */
    Optional<String> carrier(ProductId product) {
        return jdbc.sql("""
                        select after from product_fact where product_id = :product and kind = :kind
                        order by on_date desc, id desc limit 1
                        """)
                .param("product", product.value())
                .param("kind", FactKind.CARRIER.code())
                .query(String.class)
                .optional();
    }

    /** Keeps the trace of changes that somebody made. */
    void trace(ProductId product, List<ProductChange> changes, String reason, Actor actor) {
        write(changes.stream()
                .map(change -> row(product, change, reason, TEAM, actor.id().value(), actor.name()))
                .toList());
    }

    /** Keeps the trace of changes that came from elsewhere: a catalogue, a committee. */
    void trace(Map<ProductId, List<ProductChange>> changes, String reason, String source) {
        write(changes.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream().map(change -> row(entry.getKey(), change, reason, source, null, "")))
                .toList());
        LocalDate today = Paris.today(clock);
        changes.forEach((product, all) -> all.forEach(change -> {
            if (change.after() == null) return;
            if (change.aspect().equals(ProductChange.NAME))
                add(product, FactKind.NAME, today, change.before(), change.after(), "");
            if (change.aspect().equals(ProductChange.ADDRESS))
                add(product, FactKind.ADDRESS, today, change.before(), change.after(), "");
        }));
    }

    private @Nullable Object[] row(
            ProductId product,
            ProductChange change,
            String reason,
            String source,
            @Nullable Long account,
            String author) {
        return new @Nullable Object[] {
            product.value(),
            Timestamp.from(clock.instant()),
            change.aspect(),
            change.before(),
            change.after(),
            reason,
            source,
            account,
            author
        };
    }

    private void write(List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) return;
        template.batchUpdate("""
                insert into product_history (product_id, at, aspect, before, after, reason, source, account_id, author)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
    }

    List<LifeStory.Correction> corrections(ProductId product) {
        return jdbc.sql("""
                        select at, aspect, before, after, reason, source, author from product_history
                        where product_id = :product order by id desc limit 500
                        """)
                .param("product", product.value())
                .query((row, ignored) -> new LifeStory.Correction(
                        row.getTimestamp("at").toInstant(),
                        new ProductChange(row.getString("aspect"), row.getString("before"), row.getString("after")),
                        row.getString("reason"),
                        row.getString("source"),
                        row.getString("author")))
                .list();
    }

    List<Standard.Status> standards(ProductId product) {
        return jdbc.sql("select standard, status, link, checked_on from product_standard where product_id = :product")
                .param("product", product.value())
                .query((row, ignored) -> new Standard.Status(
                        Standard.of(row.getString("standard")),
                        row.getString("status"),
                        row.getString("link"),
                        row.getObject("checked_on", LocalDate.class)))
                .list();
    }

    void store(ProductId product, Standard.Status status) {
        jdbc.sql("""
                        insert into product_standard (product_id, standard, status, link, checked_on)
                        values (:product, :standard, :status, :link, :on)
                        on conflict (product_id, standard) do update
                        set status = excluded.status, link = excluded.link, checked_on = excluded.checked_on
                        """)
                .param("product", product.value())
                .param("standard", status.standard().code())
                .param("status", status.status())
                .param("link", status.link())
                .param("on", status.checkedOn())
                .update();
    }

    void remove(ProductId product, Standard standard) {
        jdbc.sql("delete from product_standard where product_id = :product and standard = :standard")
                .param("product", product.value())
                .param("standard", standard.code())
                .update();
    }

    List<Map<String, String>> by(AccountId account) {
        return jdbc.sql("""
                        select product_id, at, aspect, reason, author from product_history
                        where account_id = :account order by id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "correction",
                        row.getString("product_id") + " " + row.getString("aspect"),
                        "le",
                        row.getTimestamp("at").toInstant().toString(),
                        "raison",
                        row.getString("reason"),
                        "auteur",
                        row.getString("author")))
                .list();
    }

    int forget(AccountId account, String nobody) {
        return jdbc.sql("update product_history set author = :nobody where account_id = :account and author <> :nobody")
                .param("nobody", nobody)
                .param("account", account.value())
                .update();
    }
}

package org.terreau.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of endings and of the addresses that lead elsewhere. */
@Repository
class JdbcEndings {

    private static final String ENDINGS = """
            select id, product_id, kind, texts, author, published_on, corrected_on, successors, version
            from product_ending
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    JdbcEndings(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Optional<Ending> draft(ProductId product) {
        return jdbc.sql(ENDINGS + "where product_id = :product and published_on is null")
                .param("product", product.value())
                .query(this::ending)
                .optional();
    }

    /** Those that are published, the last first. */
    List<Ending> published(ProductId product) {
        return jdbc.sql(ENDINGS + "where product_id = :product and published_on is not null order by id desc")
                .param("product", product.value())
                .query(this::ending)
                .list();
    }

    /** Why each of these ended: as its last published ending says, or else its last "end" event in the catalogue. */
    Map<ProductId, String> reasons(Collection<ProductId> products) {
        Map<ProductId, String> reasons = new HashMap<>();
        if (products.isEmpty()) return reasons;
        jdbc.sql("""
                        select p.id, coalesce(
                            (select nullif(e.texts ->> 'raison', '') from product_ending e
                             where e.product_id = p.id and e.published_on is not null order by e.id desc limit 1),
                            (select v.comment from product_event v
                             where v.product_id = p.id and v.name = 'end' and v.comment <> ''
                             order by v.position desc limit 1),
                            '') as reason
                        from product p where p.id in (:products)
                        """)
                .param("products", products.stream().map(ProductId::value).toList())
                .query(row -> {
                    reasons.put(new ProductId(row.getString("id")), row.getString("reason"));
                });
        return reasons;
    }

    private Ending ending(ResultSet row, int ignored) throws SQLException {
        Map<String, String> texts = new HashMap<>();
        json.readValue(row.getString("texts"), Map.class)
                .forEach((field, text) -> texts.put(String.valueOf(field), String.valueOf(text)));
        return new Ending(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                EndingKind.of(row.getString("kind")).orElseThrow(),
                texts,
                row.getString("author"),
                row.getObject("published_on", LocalDate.class),
                row.getObject("corrected_on", LocalDate.class),
                Arrays.stream((String[]) row.getArray("successors").getArray())
                        .map(ProductId::new)
                        .toList(),
                row.getLong("version"));
    }

    /** False when one is prepared already. */
    boolean start(ProductId product, EndingKind kind, AccountId by, String author) {
        return jdbc.sql("""
                        insert into product_ending (product_id, kind, account_id, author, started_at)
                        values (:product, :kind, :account, :author, :now) on conflict do nothing
                        """)
                        .param("product", product.value())
                        .param("kind", kind.code())
                        .param("account", by.value())
                        .param("author", author)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Keeps what a step says beside what the others said; false when somebody else saved since. */
    boolean save(long id, Map<String, String> texts, long version) {
        return jdbc.sql("""
                        update product_ending set texts = texts || :texts::jsonb, version = version + 1
                        where id = :id and version = :version and published_on is null
                        """)
                        .param("texts", json.writeValueAsString(texts))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    void abandon(long id) {
        jdbc.sql("delete from product_ending where id = :id and published_on is null")
                .param("id", id)
                .update();
    }

    /** False when somebody else saved since. */
    boolean publish(long id, List<ProductId> successors, LocalDate today, long version) {
        return jdbc.sql("""
                        update product_ending set published_on = :today, successors = :successors, version = version + 1
                        where id = :id and version = :version and published_on is null
                        """)
                        .param("today", today)
                        .param(
                                "successors",
                                successors.stream().map(ProductId::value).toArray(String[]::new))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Other texts for one that is published; false when somebody else corrected it since. */
    boolean correct(long id, Map<String, String> texts, LocalDate today, long version) {
        return jdbc.sql("""
                        update product_ending
                        set texts = texts || :texts::jsonb, corrected_on = :today, version = version + 1
                        where id = :id and version = :version and published_on is not null
                        """)
                        .param("texts", json.writeValueAsString(texts))
                        .param("today", today)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** The address of the product leads to this path for ever; those that led to it lead there at once. */
    void redirect(ProductId product, String target) {
        jdbc.sql("update product_redirect set target = :target where target = :path")
                .param("target", target)
                .param("path", product.path())
                .update();
        jdbc.sql("""
                        insert into product_redirect (product_id, target) values (:product, :target)
                        on conflict (product_id) do update set target = excluded.target
                        """).param("product", product.value()).param("target", target).update();
    }

    List<Map<String, String>> by(AccountId account) {
        return jdbc.sql("""
                        select product_id, kind, author, started_at from product_ending
                        where account_id = :account order by id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "fin_de_produit", row.getString("product_id") + " " + row.getString("kind"),
                        "auteur", row.getString("author"),
                        "le", row.getTimestamp("started_at").toInstant().toString()))
                .list();
    }

    int forget(AccountId account, String nobody) {
        return jdbc.sql("update product_ending set author = :nobody where account_id = :account and author <> :nobody")
                .param("nobody", nobody)
                .param("account", account.value())
                .update();
    }
}

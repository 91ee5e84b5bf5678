package org.terreau.funding;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The SQL of ways of sharing a fund. */
@Repository
class JdbcWindowSplits {

    private final JdbcClient jdbc;

    JdbcWindowSplits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a window, in the order in which they were tried. */
    List<WindowSplit> of(long window) {
        record Head(String name, long version) {}
        Map<Long, Head> heads = new LinkedHashMap<>();
        Map<Long, Map<ProductId, Money>> parts = new HashMap<>();
        jdbc.sql("""
                        select s.id, s.name, s.version, p.product_id, p.amount_cents
                        from window_split s left join window_split_part p on p.split_id = s.id
                        where s.window_id = :window order by s.id, p.product_id
                        """).param("window", window).query(row -> {
            long id = row.getLong("id");
            heads.put(id, new Head(row.getString("name"), row.getLong("version")));
            Map<ProductId, Money> own = parts.computeIfAbsent(id, none -> new HashMap<>());
            String product = row.getString("product_id");
            if (product != null) own.put(new ProductId(product), new Money(row.getLong("amount_cents")));
        });
        return heads.entrySet().stream()
                .map(one -> new WindowSplit(
                        one.getKey(),
                        window,
                        one.getValue().name(),
                        parts.getOrDefault(one.getKey(), Map.of()),
                        one.getValue().version()))
                .toList();
    }

    /** Adds one without parts; returns its number. */
    long insert(long window, String name) {
        return jdbc.sql("insert into window_split (window_id, name) values (:window, :name) returning id")
                .param("window", window)
                .param("name", name)
                .query(Long.class)
                .single();
    }

    /** False when somebody wrote it again since this version. */
    boolean touch(long split, long version) {
        return jdbc.sql("update window_split set version = version + 1 where id = :id and version = :version")
                        .param("id", split)
                        .param("version", version)
                        .update()
                == 1;
    }

    void parts(long split, Map<ProductId, Money> parts) {
        jdbc.sql("delete from window_split_part where split_id = :id")
                .param("id", split)
                .update();
        parts.forEach((product, amount) -> jdbc.sql("""
                        insert into window_split_part (split_id, product_id, amount_cents) values (:id, :product, :amount)
                        """)
                .param("id", split)
                .param("product", product.value())
                .param("amount", amount.cents())
                .update());
    }

    /** False when there is none of this version. */
    boolean remove(long split, long version) {
        return jdbc.sql("delete from window_split where id = :id and version = :version")
                        .param("id", split)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** What is asked of a window, in the order in which it was written, what was refused or given up left out. */
    List<WindowApplication> asked(long window) {
        return jdbc.sql("""
                        select id, window_id, product_id, asked_cents, granted_cents, state, changed_on, version
                        from window_application where window_id = :window and state not in ('refusee', 'abandonnee') order by id
                        """)
                .param("window", window)
                .query((row, ignored) -> new WindowApplication(
                        row.getLong("id"),
                        row.getLong("window_id"),
                        new ProductId(row.getString("product_id")),
                        new Money(row.getLong("asked_cents")),
                        row.getObject("granted_cents") == null ? null : new Money(row.getLong("granted_cents")),
                        WindowApplication.State.of(row.getString("state")).orElseThrow(),
                        row.getObject("changed_on", LocalDate.class),
                        row.getLong("version")))
                .list();
    }
}

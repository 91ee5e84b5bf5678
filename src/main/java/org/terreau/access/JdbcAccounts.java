package org.terreau.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;

/** The SQL of declared accounts. */
@Repository
class JdbcAccounts {

    private static final String ACCOUNTS = """
            select a.id, a.tool_id, a.person_id, a.product_id, a.level, a.login, a.granted_on, a.until_day, a.removed_on
            from access_account a
            """;

    private final JdbcClient jdbc;

    JdbcAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many are held on each of these tools. */
    Map<Long, Integer> counts(Collection<Long> tools) {
        Map<Long, Integer> counts = new HashMap<>();
        jdbc.sql("""
                        select tool_id, count(*) as number from access_account
                        where removed_on is null and tool_id = any(:tools) group by tool_id
                        """).param("tools", tools.toArray(Long[]::new)).query(row -> {
            counts.put(row.getLong("tool_id"), row.getInt("number"));
        });
        return counts;
    }

    /** Held on these tools. */
    List<DeclaredAccount> held(Collection<Long> tools) {
        return jdbc.sql(ACCOUNTS + "where a.removed_on is null and a.tool_id = any(:tools) order by a.id")
                .param("tools", tools.toArray(Long[]::new))
                .query((row, ignored) -> account(row))
                .list();
    }

    /** Held and taken away, on one tool. */
    List<DeclaredAccount> all(long tool) {
        return jdbc.sql(ACCOUNTS + "where a.tool_id = :tool order by a.id")
                .param("tool", tool)
                .query((row, ignored) -> account(row))
                .list();
    }

    /** Held for this product. */
    List<DeclaredAccount> held(ProductId product) {
        return jdbc.sql(ACCOUNTS + "where a.removed_on is null and a.product_id = :product order by a.id")
                .param("product", product.value())
                .query((row, ignored) -> account(row))
                .list();
    }

    /** Held by these people on the tools of an incubator. */
    List<DeclaredAccount> heldBy(Collection<Long> people, String incubator) {
        return jdbc.sql(ACCOUNTS + """
                        join access_tool t on t.id = a.tool_id
                        where a.removed_on is null and a.person_id = any(:people) and t.incubator_id = :incubator order by a.id
                        """)
                .param("people", people.toArray(Long[]::new))
                .param("incubator", incubator)
                .query((row, ignored) -> account(row))
                .list();
    }

    Optional<DeclaredAccount> find(long id) {
        return jdbc.sql(ACCOUNTS + "where a.id = :id")
                .param("id", id)
                .query((row, ignored) -> account(row))
                .optional();
    }

    private static DeclaredAccount account(ResultSet row) throws SQLException {
        String product = row.getString("product_id");
        return new DeclaredAccount(
                row.getLong("id"),
                row.getLong("tool_id"),
                row.getLong("person_id"),
                product == null ? null : new ProductId(product),
                Level.of(row.getString("level")).orElseThrow(),
                row.getString("login"),
                row.getObject("granted_on", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getObject("removed_on", LocalDate.class));
    }

    /** False when the person holds one there already. */
    boolean grant(
            long tool,
            long person,
            @Nullable ProductId product,
            DeclaredAccounts.Given given,
            LocalDate on,
            @Nullable AccountId by) {
        return jdbc.sql("""
                        insert into access_account (tool_id, person_id, product_id, level, login, granted_on, granted_by, until_day)
                        values (:tool, :person, :product, :level, :login, :on, :by, :until)
                        on conflict do nothing
                        """)
                        .param("tool", tool)
                        .param("person", person)
                        .param("product", product == null ? null : product.value(), Types.VARCHAR)
                        .param("level", given.level().code())
                        .param("login", given.login())
                        .param("on", on)
                        .param("by", by == null ? null : by.value(), Types.BIGINT)
                        .param("until", given.until(), Types.DATE)
                        .update()
                == 1;
    }

    void change(long id, DeclaredAccounts.Given given) {
        jdbc.sql("update access_account set level = :level, login = :login, until_day = :until where id = :id")
                .param("level", given.level().code())
                .param("login", given.login())
                .param("until", given.until(), Types.DATE)
                .param("id", id)
                .update();
    }

    /** False when it was taken away before. */
    boolean remove(long id, LocalDate on, AccountId by) {
        return jdbc.sql("""
                        update access_account set removed_on = :on, removed_by = :by where id = :id and removed_on is null
                        """)
                        .param("on", on)
                        .param("by", by.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** False unless this person took it away and nobody declared it anew since. */
    boolean giveBack(long id, AccountId by) {
        return jdbc.sql("""
                        update access_account a set removed_on = null, removed_by = null
                        where a.id = :id and a.removed_on is not null and a.removed_by = :by
                          and not exists (
                            select 1 from access_account o
                            where o.tool_id = a.tool_id and o.person_id = a.person_id and o.removed_on is null
                              and coalesce(o.product_id, '') = coalesce(a.product_id, ''))
                        """).param("id", id).param("by", by.value()).update() == 1;
    }

    /** Whoever answers for their tools was asked to take these away. */
    void asked(Collection<Long> accounts, LocalDate on) {
        jdbc.sql("update access_account set asked_on = :on where id = any(:accounts)")
                .param("on", on)
                .param("accounts", accounts.toArray(Long[]::new))
                .update();
    }

    /** The day on which whoever answers for its tool was asked to take each away; those that nobody was asked for are left out. */
    Map<Long, LocalDate> askedOn(Collection<Long> accounts) {
        Map<Long, LocalDate> asked = new HashMap<>();
        jdbc.sql("select id, asked_on from access_account where id = any(:accounts) and asked_on is not null")
                .param("accounts", accounts.toArray(Long[]::new))
                .query(row -> {
                    asked.put(row.getLong("id"), row.getObject("asked_on", LocalDate.class));
                });
        return asked;
    }

    /** Those that were taken away before this day. */
    int forgetRemoved(LocalDate before) {
        return jdbc.sql("delete from access_account where removed_on < :before")
                .param("before", before)
                .update();
    }

    int forgetWriter(AccountId account) {
        return jdbc.sql("update access_account set granted_by = null where granted_by = :account")
                        .param("account", account.value())
                        .update()
                + jdbc.sql("update access_account set removed_by = null where removed_by = :account")
                        .param("account", account.value())
                        .update();
    }
}

package org.terreau.standard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;

/** What teams say against checks. */
@Repository
class JdbcContests {

    private static final String CONTEST = """
            select c.id, s.product_id, c.site_id, c.check_code, c.reason, c.evidence, c.until, c.asked_at, c.accepted
            from site_contest c join watched_site s on s.id = c.site_id
            """;

    private final JdbcClient jdbc;

    JdbcContests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Contest contest(ResultSet row) throws SQLException {
        return new Contest(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                row.getLong("site_id"),
                Check.of(row.getString("check_code")).orElseThrow(),
                row.getString("reason"),
                row.getString("evidence"),
                row.getObject("until", LocalDate.class),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("accepted", Boolean.class));
    }

    /** Those that did not end, of these products' sites, the latest first. */
    List<Contest> running(Collection<ProductId> products, LocalDate today) {
        return jdbc.sql(CONTEST + """
                        where s.product_id = any(:products) and c.until >= :today order by c.id desc
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .param("today", today)
                .query((row, ignored) -> contest(row))
                .list();
    }

    Optional<Contest> lock(long id) {
        return jdbc.sql(CONTEST + "where c.id = :id for update of c")
                .param("id", id)
                .query((row, ignored) -> contest(row))
                .optional();
    }

    void add(long site, Check check, String reason, String evidence, LocalDate until, AccountId by, Instant now) {
        jdbc.sql("""
                        insert into site_contest (site_id, check_code, reason, evidence, until, asked_by, asked_at)
                        values (:site, :check, :reason, :evidence, :until, :by, :now)
                        """)
                .param("site", site)
                .param("check", check.code())
                .param("reason", reason)
                .param("evidence", evidence)
                .param("until", until)
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void answer(long id, boolean accepted, AccountId by, Instant now) {
        jdbc.sql("update site_contest set accepted = :accepted, answered_by = :by, answered_at = :now where id = :id")
                .param("id", id)
                .param("accepted", accepted)
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    List<Map<String, String>> askedBy(AccountId account) {
        return jdbc.sql("""
                        select s.origin, c.check_code, c.reason from site_contest c join watched_site s on s.id = c.site_id
                        where c.asked_by = :account order by c.id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "site", row.getString("origin"),
                        "controle", row.getString("check_code"),
                        "contestation", row.getString("reason")))
                .list();
    }

    int forget(AccountId account, AccountId nobody) {
        return jdbc.sql("""
                        update site_contest set asked_by = case when asked_by = :account then :nobody else asked_by end,
                               answered_by = case when answered_by = :account then :nobody else answered_by end
                        where asked_by = :account or answered_by = :account
                        """)
                .param("account", account.value())
                .param("nobody", nobody.value())
                .update();
    }
}

package org.terreau.demo;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;

/** The SQL of what the demonstration made: once, and the accounts that are its own. */
@Repository
class JdbcDemonstration {

    private final JdbcClient jdbc;

    JdbcDemonstration(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One instance at a time lays the demonstration, until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('terreau.demonstration'))")
                .query(row -> {});
    }

    boolean laid() {
        return jdbc.sql("select exists (select 1 from demonstration)")
                .query(Boolean.class)
                .single();
    }

    void insert(Instant at) {
        jdbc.sql("insert into demonstration (laid_at) values (:now)")
                .param("now", Timestamp.from(at))
                .update();
    }

    void insert(AccountId account) {
        jdbc.sql("insert into demonstration_account (account_id) values (:account) on conflict do nothing")
                .param("account", account.value())
                .update();
    }

    /** The accounts that the demonstration made. */
    Set<AccountId> accounts() {
        return jdbc.sql("select account_id from demonstration_account")
                .query((row, ignored) -> new AccountId(row.getLong("account_id")))
                .set();
    }
}

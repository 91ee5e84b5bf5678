package org.terreau.today;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.shared.SecretToken;

/** The SQL of the letters of Mondays: who wants them, for which week each was looked at, and the links that stop them. */
@Repository
class JdbcMondayLetters {

    private final JdbcClient jdbc;

    JdbcMondayLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody who never said anything wants it. */
    boolean wanted(AccountId account) {
        return jdbc.sql("select wanted from today_reader where account_id = :account")
                .param("account", account.value())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void want(AccountId account, boolean wanted) {
        jdbc.sql("""
                        insert into today_reader (account_id, wanted) values (:account, :wanted)
                        on conflict (account_id) do update set wanted = excluded.wanted
                        """).param("account", account.value()).param("wanted", wanted).update();
    }

    /**
     * Takes somebody who wants the letter and was not looked at for this week; nobody else does until the transaction ends.
     *
     * @param known week for which somebody who never was counts as looked at
     */
    boolean take(AccountId account, LocalDate week, LocalDate known) {
        jdbc.sql("insert into today_reader (account_id) values (:account) on conflict do nothing")
                .param("account", account.value())
                .update();
        return jdbc.sql("""
                        update today_reader set looked_week = :week
                        where account_id = :account and wanted and coalesce(looked_week, :known) < :week
                        """)
                        .param("account", account.value())
                        .param("week", week)
                        .param("known", known)
                        .update()
                == 1;
    }

    /** A link that stops the letters stands in the one that leaves now. */
    void sent(AccountId account, SecretToken key, Instant at) {
        jdbc.sql("insert into today_letter (digest, account_id, sent_at) values (:digest, :account, :at)")
                .param("digest", key.digest())
                .param("account", account.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Whose letter this key stands in. */
    Optional<AccountId> holder(SecretToken key) {
        return jdbc.sql("select account_id from today_letter where digest = :digest")
                .param("digest", key.digest())
                .query((row, ignored) -> new AccountId(row.getLong("account_id")))
                .optional();
    }

    int forgetSentBefore(Instant limit) {
        return jdbc.sql("delete from today_letter where sent_at < :limit")
                .param("limit", Timestamp.from(limit))
                .update();
    }
}

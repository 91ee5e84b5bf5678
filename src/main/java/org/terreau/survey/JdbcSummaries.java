package org.terreau.survey;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.SecretToken;

/** The SQL of the weekly letters on verbatims that wait, and of who wants none. */
@Repository
class JdbcSummaries {

    private final JdbcClient jdbc;

    JdbcSummaries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean stopped(AccountId account) {
        return jdbc.sql("select exists (select from survey_summary_stopped where account_id = :account)")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    void want(Actor actor) {
        jdbc.sql("delete from survey_summary_stopped where account_id = :account")
                .param("account", actor.id().value())
                .update();
    }

    /** Whose letter this key stands in. */
    Optional<Long> holder(SecretToken key) {
        return jdbc.sql("select account_id from survey_summary where digest = :digest")
                .param("digest", key.digest())
                .query(Long.class)
                .optional();
    }

    void stop(long account) {
        jdbc.sql("insert into survey_summary_stopped (account_id) values (:account) on conflict do nothing")
                .param("account", account)
                .update();
    }

    /** How many verbatims of each product nobody has read. */
    Map<ProductId, Long> waiting() {
        Map<ProductId, Long> waiting = new LinkedHashMap<>();
        jdbc.sql(
                        "select product_id, count(*) as number from survey_verbatim where state = 'a-lire' group by 1 order by 1")
                .query(row -> {
                    waiting.put(new ProductId(row.getString("product_id")), row.getLong("number"));
                });
        return waiting;
    }

    /** False when they were told this week already. */
    boolean told(AccountId member, SecretToken key, LocalDate week, Instant at) {
        return jdbc.sql("""
                        insert into survey_summary (digest, account_id, week, sent_at)
                        values (:digest, :account, :week, :now) on conflict (account_id, week) do nothing
                        """)
                        .param("digest", key.digest())
                        .param("account", member.value())
                        .param("week", week)
                        .param("now", Timestamp.from(at))
                        .update()
                == 1;
    }
}

package org.terreau.onboarding;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;

/** The SQL of first steps that somebody does not want to see. */
@Repository
class JdbcHidden {

    private final JdbcClient jdbc;

    JdbcHidden(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The incubators whose first steps this person does not want to see. */
    Set<IncubatorId> of(AccountId account) {
        return jdbc
                .sql("select incubator_id from onboarding_hidden where account_id = :account")
                .param("account", account.value())
                .query(String.class)
                .list()
                .stream()
                .map(IncubatorId::new)
                .collect(Collectors.toSet());
    }

    void hide(AccountId account, IncubatorId incubator, Instant now) {
        jdbc.sql("""
                        insert into onboarding_hidden (incubator_id, account_id, hidden_at) values (:incubator, :account, :now)
                        on conflict do nothing
                        """)
                .param("incubator", incubator.value())
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void show(AccountId account, IncubatorId incubator) {
        jdbc.sql("delete from onboarding_hidden where account_id = :account and incubator_id = :incubator")
                .param("account", account.value())
                .param("incubator", incubator.value())
                .update();
    }
}

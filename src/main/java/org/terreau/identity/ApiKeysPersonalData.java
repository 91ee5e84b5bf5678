package org.terreau.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys as personal data: those that somebody made go with them, so that nothing writes in their name any more. */
@Component
class ApiKeysPersonalData implements PersonalData.OfAccounts {

    private final JdbcClient jdbc;

    ApiKeysPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String module() {
        return "identity";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return jdbc.sql(
                        "select name, scope, created_at, expires_at from api_key where created_by = :account order by id")
                .param("account", account.value())
                .query((row, ignored) -> {
                    Map<String, String> key = new TreeMap<>();
                    key.put("cle", row.getString("name"));
                    key.put("pour", row.getString("scope"));
                    key.put(
                            "faite_le",
                            row.getTimestamp("created_at").toInstant().toString());
                    key.put(
                            "finit_le",
                            row.getTimestamp("expires_at").toInstant().toString());
                    return key;
                })
                .list();
    }

    @Override
    public int erase(AccountId account) {
        return jdbc.sql("delete from api_key where created_by = :account")
                .param("account", account.value())
                .update();
    }

    @Configuration
    static class Cleaning {

        @Bean
        RecurringTask<Void> forgetEndedKeys(JdbcClient jdbc, Clock clock) {
            return Tasks.recurring("identity-api-keys", FixedDelay.ofHours(24))
                    .execute((instance, context) -> jdbc.sql(
                                    "delete from api_key where least(expires_at, revoked_at) < :before")
                            .param("before", Timestamp.from(clock.instant().minus(ApiKeys.REMEMBERED)))
                            .update());
        }
    }
}

package org.terreau.identity;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The calendars that somebody follows. */
@Component
class CalendarsPersonalData implements PersonalData.OfAccounts {

    private final JdbcClient jdbc;

    CalendarsPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String module() {
        return "identity";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return jdbc.sql("select calendar, made_at from calendar_address where account_id = :account order by calendar")
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "agenda",
                        row.getString("calendar"),
                        "suivi_depuis",
                        row.getTimestamp("made_at").toInstant().toString()))
                .list();
    }

    @Override
    public int erase(AccountId account) {
        return jdbc.sql("delete from calendar_address where account_id = :account")
                .param("account", account.value())
                .update();
    }
}

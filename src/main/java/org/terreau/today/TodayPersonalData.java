package org.terreau.today;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/** Whether somebody wants the letter of Mondays, and the links that stop it. */
@Component
class TodayPersonalData implements PersonalData {

    private final JdbcClient jdbc;

    TodayPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static KeptData letterKept() {
        return new KeptData(390, "today.letters", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Override
    public String module() {
        return "today";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        AccountId account = person.account();
        if (account == null) return List.of();
        return jdbc.sql("select wanted, looked_week from today_reader where account_id = :account")
                .param("account", account.value())
                .query((row, ignored) -> Map.of(
                        "lettreDuLundi",
                        row.getBoolean("wanted") ? "oui" : "non",
                        "derniereSemaine",
                        String.valueOf(row.getString("looked_week"))))
                .list();
    }

    @Override
    public int erase(Person person) {
        AccountId account = person.account();
        if (account == null) return 0;
        int erased = 0;
        for (String statement : List.of(
                "delete from today_letter where account_id = :account",
                "delete from today_reader where account_id = :account"))
            erased += jdbc.sql(statement).param("account", account.value()).update();
        return erased;
    }
}

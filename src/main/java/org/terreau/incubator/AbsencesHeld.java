package org.terreau.incubator;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/** The absences of somebody. */
@Component
class AbsencesHeld implements PersonalData.OfAccounts {

    private final JdbcClient jdbc;

    AbsencesHeld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static KeptData absencesKept() {
        return new KeptData(400, "incubator.absences", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Override
    public String module() {
        return "incubator";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return jdbc.sql("select first_day, last_day from absence where account_id = :account order by first_day, id")
                .param("account", account.value())
                .query((row, ignored) -> {
                    Map<String, String> absence = new LinkedHashMap<>();
                    absence.put(
                            "absent_du",
                            row.getObject("first_day", LocalDate.class).toString());
                    absence.put(
                            "absent_au",
                            row.getObject("last_day", LocalDate.class).toString());
                    return absence;
                })
                .list();
    }

    @Override
    public int erase(AccountId account) {
        return jdbc.sql("delete from absence where account_id = :account")
                        .param("account", account.value())
                        .update()
                + jdbc.sql("update absence set delegate_id = null where delegate_id = :account")
                        .param("account", account.value())
                        .update();
    }
}

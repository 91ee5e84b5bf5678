package org.terreau.decision;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/** Who recorded decisions: they stay, without who did. */
@Component
class DecisionPersonalData implements PersonalData.OfAccounts {

    private final JdbcClient jdbc;

    DecisionPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static KeptData decisionsKept() {
        return new KeptData(230, "decision.decisions", KeptData.Basis.LEGAL_DUTY, null);
    }

    @Override
    public String module() {
        return "decision";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return jdbc.sql("""
                        select 'décision enregistrée' as quoi, id::text as objet, decided_on::text as date from decision
                        where decided_by = :account order by id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> {
                    Map<String, String> held = new TreeMap<>();
                    for (String column : List.of("quoi", "objet", "date")) held.put(column, row.getString(column));
                    return held;
                })
                .list();
    }

    @Override
    public int erase(AccountId account) {
        return jdbc.sql("update decision set decided_by = null where decided_by = :account")
                .param("account", account.value())
                .update();
    }
}

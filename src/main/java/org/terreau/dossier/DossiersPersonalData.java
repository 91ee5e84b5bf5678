package org.terreau.dossier;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/**
 * Dossiers as personal data. The work of an administration stays, since a committee decides on it in public; the name of
 * the applicant goes.
 */
@Component
class DossiersPersonalData implements PersonalData {

    private final JdbcClient jdbc;
    private final Accounts accounts;

    DossiersPersonalData(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    @Bean
    static KeptData dossiersKept() {
        return new KeptData(200, "dossier.dossiers", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Override
    public String module() {
        return "dossier";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        AccountId account = person.account();
        if (account == null) return List.of();
        return jdbc.sql("""
                        select id, applicant, organisation, title, state, opened_at, draft
                        from dossier where applicant_id = :account order by id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> {
                    Map<String, String> dossier = new TreeMap<>();
                    dossier.put("dossier", row.getString("id"));
                    dossier.put("nom", row.getString("applicant"));
                    dossier.put("organisation", row.getString("organisation"));
                    dossier.put("titre", row.getString("title"));
                    dossier.put("etat", row.getString("state"));
                    dossier.put(
                            "ouvert_le",
                            row.getTimestamp("opened_at").toInstant().toString());
                    dossier.put("fiche", row.getString("draft"));
                    return dossier;
                })
                .list();
    }

    @Override
    public int erase(Person person) {
        AccountId account = person.account();
        if (account == null) return 0;
        String name = accounts.byId(account).map(Accounts.Account::name).orElse("");
        return jdbc.sql("""
                        update dossier
                        set applicant = :nobody,
                            draft_author = case when draft_author = :name then :nobody else draft_author end
                        where applicant_id = :account
                        """)
                .param("nobody", NOBODY)
                .param("name", name)
                .param("account", account.value())
                .update();
    }
}

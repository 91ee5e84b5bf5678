package org.terreau.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;

/** What is held of those who work on dossiers: invitations, looks at a brief, and their name on what they reopened. */
@Component
class MembersPersonalData implements PersonalData {

    private final JdbcClient jdbc;

    MembersPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                        select 'acces' as quoi, dossier_id, kind as valeur, invited_at as le
                        from dossier_member where account_id = :account
                        union all
                        select 'invitation', dossier_id, kind, invited_at
                        from dossier_member where invited_by_id = :account
                        union all
                        select 'relecture demandée', dossier_id, message, asked_at
                        from review_request where asked_by_id = :account
                        union all
                        select 'relecture', dossier_id, answer, asked_at from review_request where reader_id = :account
                        union all
                        select 'réouverture', dossier_id, reason, opened_at
                        from brief_reopening where opened_by_id = :account
                        order by le, quoi, dossier_id, valeur
                        """)
                .param("account", account.value())
                .query((row, ignored) -> {
                    Map<String, String> thing = new LinkedHashMap<>();
                    thing.put("quoi", row.getString("quoi"));
                    thing.put("dossier", row.getString("dossier_id"));
                    thing.put("valeur", row.getString("valeur"));
                    thing.put("le", row.getTimestamp("le").toInstant().toString());
                    return thing;
                })
                .list();
    }

    @Override
    public int erase(Person person) {
        AccountId account = person.account();
        if (account == null) return 0;
        int things = jdbc.sql("delete from dossier_member where account_id = :account")
                .param("account", account.value())
                .update();
        for (String change : List.of(
                "update dossier_member set invited_by = :nobody, invited_by_id = null where invited_by_id = :account",
                "update brief_reopening set opened_by = :nobody, opened_by_id = null where opened_by_id = :account",
                "update review_request set asked_by = :nobody, asked_by_id = null where asked_by_id = :account",
                "update review_request set reader = :nobody, reader_id = null where reader_id = :account"))
            things += jdbc.sql(change)
                    .param("account", account.value())
                    .param("nobody", NOBODY)
                    .update();
        return things;
    }
}

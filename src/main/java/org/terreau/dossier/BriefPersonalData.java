package org.terreau.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;

/**
 * What briefs hold about somebody: invitations, comments, reviews, texts that could not be saved, and their name on what
 * they wrote. The texts of a brief belong to its dossier and stay; the name comes off them.
 */
@Component
class BriefPersonalData implements PersonalData {

    private final JdbcClient jdbc;

    BriefPersonalData(JdbcClient jdbc) {
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
                        select 'commentaire', dossier_id, content, written_at from brief_comment where author_id = :account
                        union all
                        select 'relecture demandée', dossier_id, message, asked_at
                        from review_request where asked_by_id = :account
                        union all
                        select 'relecture', dossier_id, answer, asked_at from review_request where reader_id = :account
                        union all
                        select 'texte non enregistré', dossier_id, content, kept_at
                        from brief_draft where account_id = :account
                        union all
                        select 'version', dossier_id, number::text, saved_at from brief_version where author_id = :account
                        union all
                        select 'brouillon', dossier_id, version::text, saved_at
                        from brief_revision where author_id = :account
                        union all
                        select 'réouverture', dossier_id, reason, opened_at
                        from brief_reopening where opened_by_id = :account
                        union all
                        select 'présence', dossier_id, part, seen_at from dossier_presence where account_id = :account
                        union all
                        select 'lecture', dossier_id, version::text, read_at
                        from brief_reading where account_id = :account
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
        List<String> deletions = List.of(
                "delete from dossier_member where account_id = :account",
                "delete from brief_draft where account_id = :account",
                "delete from dossier_presence where account_id = :account",
                "delete from brief_reading where account_id = :account");
        List<String> anonymous = new ArrayList<>(List.of(
                "update brief_comment set author = :nobody, author_id = null where author_id = :account",
                "update brief_version set author = :nobody, author_id = null where author_id = :account",
                "update dossier set draft_author = :nobody where id in (select revision.dossier_id"
                        + " from brief_revision revision where revision.author_id = :account"
                        + " and revision.version = dossier.draft_version)",
                "update brief_revision set author = :nobody, author_id = null where author_id = :account",
                "update brief_reopening set opened_by = :nobody, opened_by_id = null where opened_by_id = :account",
                "update review_request set asked_by = :nobody, asked_by_id = null where asked_by_id = :account",
                "update review_request set reader = :nobody, reader_id = null where reader_id = :account"));
        int things = 0;
        for (String deletion : deletions)
            things += jdbc.sql(deletion).param("account", account.value()).update();
        for (String change : anonymous)
            things += jdbc.sql(change)
                    .param("account", account.value())
                    .param("nobody", NOBODY)
                    .update();
        return things;
    }
}

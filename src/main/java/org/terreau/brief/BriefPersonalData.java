package org.terreau.brief;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.PersonalData;

/**
 * What briefs hold about somebody: comments, texts that could not be saved, and their name on what they wrote. The texts of a brief belong to its dossier and stay; the name comes off them.
 */
@Component
class BriefPersonalData implements PersonalData {

    private final JdbcClient jdbc;
    private final Applications applications;
    private final Accounts accounts;

    BriefPersonalData(JdbcClient jdbc, Applications applications, Accounts accounts) {
        this.jdbc = jdbc;
        this.applications = applications;
        this.accounts = accounts;
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
                        select 'commentaire' as quoi, dossier_id, content as valeur, written_at as le
                        from brief_comment where author_id = :account
                        union all
                        select 'texte non enregistré', dossier_id, content, kept_at
                        from brief_draft where account_id = :account
                        union all
                        select 'version', dossier_id, number::text, saved_at from brief_version where author_id = :account
                        union all
                        select 'brouillon', dossier_id, version::text, saved_at
                        from brief_revision where author_id = :account
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
                "delete from brief_draft where account_id = :account",
                "delete from dossier_presence where account_id = :account",
                "delete from brief_reading where account_id = :account");
        List<String> anonymous = List.of(
                "update brief_comment set author = :nobody, author_id = null where author_id = :account",
                "update brief_version set author = :nobody, author_id = null where author_id = :account",
                "update brief_revision set author = :nobody, author_id = null where author_id = :account");
        int things = applications.forgetWriter(lastWrittenBy(account));
        for (String deletion : deletions)
            things += jdbc.sql(deletion).param("account", account.value()).update();
        for (String change : anonymous)
            things += jdbc.sql(change)
                    .param("account", account.value())
                    .param("nobody", NOBODY)
                    .update();
        return things + signedAs(account);
    }

    /** The dossiers whose draft is as this person left it. */
    private List<DossierId> lastWrittenBy(AccountId account) {
        return jdbc.sql("""
                        select dossier.id from dossier join brief_revision revision
                            on revision.dossier_id = dossier.id and revision.version = dossier.draft_version
                        where revision.author_id = :account
                        """)
                .param("account", account.value())
                .query((row, ignored) -> new DossierId(row.getLong("id")))
                .list();
    }

    /** Takes an applicant's name off what bears it, whoever's account it was written with. */
    private int signedAs(AccountId account) {
        String name = accounts.byId(account).map(Accounts.Account::name).orElse("");
        int things = 0;
        for (String table : List.of("brief_revision", "brief_version"))
            things += jdbc.sql("update " + table + """
                             set author = :nobody
                            where author = :name and dossier_id in (select id from dossier where applicant_id = :account)
                            """)
                    .param("nobody", NOBODY)
                    .param("name", name)
                    .param("account", account.value())
                    .update();
        return things;
    }
}

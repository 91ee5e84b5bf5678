package org.terreau.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;

/** What the registry holds about somebody: declarations, proposals, the task of a referent. */
@Component
class ProblemPersonalData implements PersonalData {

    /** Stands for an address that was erased; nobody is written to there. */
    static final String ERASED = "efface@efface.invalid";

    private final JdbcClient jdbc;
    private final Totals totals;

    ProblemPersonalData(JdbcClient jdbc, Totals totals) {
        this.jdbc = jdbc;
        this.totals = totals;
    }

    @Override
    public String module() {
        return "problem";
    }

    @Override
    @Transactional(readOnly = true)
    public List<Map<String, String>> held(Person person) {
        List<Map<String, String>> held = new ArrayList<>();
        held.addAll(rows("""
                select 'declaration' as objet, problem_id::text as probleme, collectivity as collectivite, name as nom,
                       email as courriel, role as fonction, testimony as temoignage, frequency as frequence,
                       coalesce(people::text, '') as personnes, publishable::text as publiable, state as etat,
                       declared_at::text as le
                from problem_declaration where email = :email order by id
                """, person));
        held.addAll(rows("""
                select 'proposition' as objet, r.problem_id::text as probleme, p.title as titre, r.name as nom,
                       r.email as courriel, coalesce(r.collectivity, '') as collectivite, p.state as etat,
                       p.proposed_at::text as le
                from problem_proposal r join problem p on p.id = r.problem_id where r.email = :email order by r.problem_id
                """, person));
        held.addAll(rows("""
                select 'referent' as objet, collectivity as collectivite, name as nom, email as courriel,
                       named_at::text as le
                from collectivity_referent where email = :email order by collectivity
                """, person));
        AccountId account = person.account();
        if (account != null)
            held.addAll(jdbc.sql("""
                            select 'referent nommé' as objet, collectivity as collectivite, named_at::text as le
                            from collectivity_referent where named_by_id = :account
                            union all
                            select 'domaine ajouté', collectivity, added_at::text
                            from collectivity_domain where added_by_id = :account
                            union all
                            select 'référent accordé', collectivity, acts_since::text
                            from collectivity_referent where agreed_by_id = :account
                            union all
                            select 'domaine accordé', collectivity, acts_since::text
                            from collectivity_domain where agreed_by_id = :account
                            order by le, objet, collectivite
                            """)
                    .param("account", account.value())
                    .query((row, ignored) -> {
                        Map<String, String> fields = new LinkedHashMap<>();
                        fields.put("objet", row.getString("objet"));
                        fields.put("collectivite", row.getString("collectivite"));
                        fields.put("le", row.getString("le"));
                        return fields;
                    })
                    .list());
        return held;
    }

    private List<Map<String, String>> rows(String sql, Person person) {
        return jdbc.sql(sql)
                .param("email", person.email().value())
                .query((row, ignored) -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++)
                        fields.put(row.getMetaData().getColumnLabel(column), row.getString(column));
                    return fields;
                })
                .list();
    }

    /** A confirmed declaration goes on counting, without name, address, role or testimony. */
    @Override
    @Transactional
    public int erase(Person person) {
        totals.lock();
        return update("""
                        update problem_declaration
                        set name = '', email = :erased, role = '', testimony = '', publishable = false,
                            digest = 'efface-' || id
                        where email = :email and state = 'confirmee'
                        """, person)
                + update("delete from problem_declaration where email = :email", person)
                + update("delete from collectivity_referent where email = :email", person)
                + forgetNaming(person)
                + update("""
                        delete from problem p using problem_proposal r
                        where r.problem_id = p.id and r.email = :email
                          and p.state in ('adresse', 'propose', 'a-preciser', 'refuse')
                        """, person)
                + forgetProposals(person);
    }

    /** Takes the person's name off the referents and the domains that they named. */
    private int forgetNaming(Person person) {
        AccountId account = person.account();
        if (account == null) return 0;
        int things = 0;
        for (String change : List.of(
                "update collectivity_referent set named_by = :nobody, named_by_id = null where named_by_id = :account",
                "update collectivity_domain set added_by = :nobody, added_by_id = null where added_by_id = :account",
                "update collectivity_referent set agreed_by = :nobody, agreed_by_id = null where agreed_by_id = :account",
                "update collectivity_domain set agreed_by = :nobody, agreed_by_id = null where agreed_by_id = :account"))
            things += jdbc.sql(change)
                    .param("nobody", NOBODY)
                    .param("account", account.value())
                    .update();
        return things;
    }

    private int forgetProposals(Person person) {
        return jdbc.sql("""
                        with gone as (
                            delete from problem_proposal where email = :email returning problem_id),
                        versions as (
                            update problem_version v set author = ''
                            from gone where v.problem_id = gone.problem_id and not v.by_staff)
                        select count(*) from gone
                        """)
                .param("email", person.email().value())
                .query(Integer.class)
                .single();
    }

    private int update(String sql, Person person) {
        JdbcClient.StatementSpec statement =
                jdbc.sql(sql).param("email", person.email().value());
        return (sql.contains(":erased") ? statement.param("erased", ERASED) : statement).update();
    }
}

package org.terreau.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/**
 * What somebody said as a reviewer. An opinion is part of the file of a decision and stays, without its author's name;
 * conflicts, themes and the reviews asked of them go.
 */
@Component
class ReviewHeld implements PersonalData.OfAccounts {

    private static final String NOBODY = "Une personne de l’incubateur";

    private final JdbcClient jdbc;

    ReviewHeld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static KeptData opinionsKept() {
        return new KeptData(220, "review.opinions", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Override
    public String module() {
        return "review";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        List<Map<String, String>> held = new ArrayList<>();
        held.addAll(rows("""
                select 'avis' as genre, subject_kind || ':' || subject_id as objet, prerequisite as prerequis,
                       standing as niveau, reason as texte, given_at::text as le
                from (select subject_kind, subject_id, prerequisite, standing, reason, given_at, account_id from review_opinion
                      union all
                      select subject_kind, subject_id, prerequisite, standing, reason, given_at, account_id
                      from review_opinion_earlier) opinions
                where account_id = :account order by given_at, prerequisite
                """, account));
        held.addAll(rows("""
                select 'conflit' as genre, subject_kind || ':' || subject_id as objet, kind as nature, note as texte,
                       declared_at::text as le
                from review_conflict where account_id = :account order by declared_at
                """, account));
        held.addAll(rows("""
                select 'relecture' as genre, subject_kind || ':' || subject_id as objet, state as etat, reason as texte,
                       assigned_at::text as le
                from review_assignment where account_id = :account order by assigned_at
                """, account));
        held.addAll(rows("""
                select 'synthese' as genre, subject_kind || ':' || subject_id as objet, number::text as numero,
                       saved_at::text as le
                from review_synthesis where author_id = :account order by saved_at
                """, account));
        held.addAll(rows(
                "select 'themes' as genre, array_to_string(themes, ', ') as texte from reviewer where account_id = :account",
                account));
        return held;
    }

    private List<Map<String, String>> rows(String sql, AccountId account) {
        return jdbc.sql(sql)
                .param("account", account.value())
                .query((row, ignored) -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++)
                        fields.put(row.getMetaData().getColumnLabel(column), String.valueOf(row.getString(column)));
                    return fields;
                })
                .list();
    }

    @Override
    public int erase(AccountId account) {
        int touched = jdbc.sql("""
                        with synthesis as (
                            update review_synthesis set author = :nobody where author_id = :account returning 1)
                        update review_opinion set author = :nobody where account_id = :account
                        """)
                .param("nobody", NOBODY)
                .param("account", account.value())
                .update();
        for (String table : List.of("review_assignment", "review_conflict", "reviewer"))
            touched += jdbc.sql("delete from " + table + " where account_id = :account")
                    .param("account", account.value())
                    .update();
        return touched;
    }
}

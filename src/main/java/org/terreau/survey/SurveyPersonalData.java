package org.terreau.survey;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;

/**
 * Words in which somebody's address stands, as their author or somebody else wrote it, and who brought or sorted answers.
 * An answer itself names nobody: its author alone finds it, by its link.
 */
@Component
class SurveyPersonalData implements PersonalData {

    private static final String WRITTEN = "original <> '' and position(:email in lower(original)) > 0";

    private final JdbcClient jdbc;
    private final JdbcVerbatims verbatims;
    private final Clock clock;

    SurveyPersonalData(JdbcClient jdbc, JdbcVerbatims verbatims, Clock clock) {
        this.jdbc = jdbc;
        this.verbatims = verbatims;
        this.clock = clock;
    }

    @Override
    public String module() {
        return "survey";
    }

    @Override
    @Transactional(readOnly = true)
    public List<Map<String, String>> held(Person person) {
        List<Map<String, String>> held = new ArrayList<>();
        jdbc.sql("select product_id, original from survey_verbatim where " + WRITTEN + " order by answer")
                .param("email", address(person))
                .query(row -> {
                    held.add(new TreeMap<>(
                            Map.of("verbatim", row.getString("original"), "produit", row.getString("product_id"))));
                });
        AccountId account = person.account();
        if (account == null) return held;
        jdbc.sql("select product_id, origin, added from survey_batch where account_id = :account order by id")
                .param("account", account.value())
                .query(row -> {
                    held.add(new TreeMap<>(Map.of(
                            "avis_importes", row.getString("origin"),
                            "produit", row.getString("product_id"),
                            "reponses", row.getString("added"))));
                });
        jdbc.sql(
                        "select product_id, count(*) as number from survey_verbatim where changed_by = :account group by 1 order by 1")
                .param("account", account.value())
                .query(row -> {
                    held.add(new TreeMap<>(Map.of(
                            "verbatims_relus", row.getString("number"), "produit", row.getString("product_id"))));
                });
        return held;
    }

    private static String address(Person person) {
        return person.email().value().toLowerCase(Locale.ROOT);
    }

    /** What is published stays: a person read that it names nobody. */
    @Override
    @Transactional
    public int erase(Person person) {
        List<Map.Entry<Long, String>> written = new ArrayList<>();
        jdbc.sql("select answer, case when state = 'publie' then text else '' end as text from survey_verbatim where "
                        + WRITTEN)
                .param("email", address(person))
                .query(row -> {
                    written.add(Map.entry(row.getLong("answer"), row.getString("text")));
                });
        for (Map.Entry<Long, String> one : written) verbatims.forget(one.getKey(), one.getValue(), clock.instant());
        int erased = written.size();
        AccountId account = person.account();
        if (account == null) return erased;
        for (String statement : List.of(
                "update survey_batch set account_id = null where account_id = :account",
                "update survey_verbatim set changed_by = null where changed_by = :account",
                "delete from survey_upload where account_id = :account"))
            erased += jdbc.sql(statement).param("account", account.value()).update();
        return erased;
    }
}

package org.terreau.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;

/** Who took tables over, which stays without them; and the lines of tables that hold an address, which go. */
@Component
class OnboardingPersonalData implements PersonalData {

    private static final String HOLDING = "position(lower(:email) in lower(content::text)) > 0";

    private final JdbcClient jdbc;

    OnboardingPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String module() {
        return "onboarding";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        List<Map<String, String>> things = new ArrayList<>();
        AccountId account = person.account();
        if (account != null)
            jdbc.sql("""
                            select kind, name, taken_at from sheet_run
                            where account_id = :account or undone_by = :account order by id
                            """).param("account", account.value()).query(row -> {
                things.add(new TreeMap<>(Map.of(
                        "tableau_repris", row.getString("name"),
                        "contenu", row.getString("kind"),
                        "le", row.getTimestamp("taken_at").toInstant().toString())));
            });
        if (account != null)
            jdbc.sql("select incubator_id, hidden_at from onboarding_hidden where account_id = :account order by 1")
                    .param("account", account.value())
                    .query(row -> {
                        things.add(new TreeMap<>(Map.of(
                                "premiers_pas_masques", row.getString("incubator_id"),
                                "le", row.getTimestamp("hidden_at").toInstant().toString())));
                    });
        jdbc.sql("select kind, name, received_at from sheet_upload where account_id = :account or " + HOLDING
                        + " order by id")
                .param("account", account == null ? 0L : account.value())
                .param("email", person.email().value())
                .query(row -> {
                    things.add(new TreeMap<>(Map.of(
                            "tableau_en_attente", row.getString("name"),
                            "contenu", row.getString("kind"),
                            "le", row.getTimestamp("received_at").toInstant().toString())));
                });
        jdbc.sql("""
                        select r.name, l.number from sheet_line l join sheet_run r on r.id = l.run_id
                        where position(lower(:email) in lower(l.cells::text)) > 0 order by r.id, l.number
                        """).param("email", person.email().value()).query(row -> {
            things.add(new TreeMap<>(
                    Map.of("ligne_refusee", row.getString("number"), "du_tableau", row.getString("name"))));
        });
        return things;
    }

    @Override
    public int erase(Person person) {
        AccountId account = person.account();
        long number = account == null ? 0L : account.value();
        int erased = jdbc.sql("delete from sheet_upload where account_id = :account or " + HOLDING)
                .param("account", number)
                .param("email", person.email().value())
                .update();
        erased += jdbc.sql("""
                        update sheet_line set cells = null, label = '', problems = '[]'
                        where position(lower(:email) in lower(cells::text)) > 0
                        """).param("email", person.email().value()).update();
        erased += jdbc.sql("delete from onboarding_hidden where account_id = :account")
                .param("account", number)
                .update();
        erased += jdbc.sql("update sheet_run set account_id = null where account_id = :account")
                .param("account", number)
                .update();
        return erased
                + jdbc.sql("update sheet_run set undone_by = null where undone_by = :account")
                        .param("account", number)
                        .update();
    }
}

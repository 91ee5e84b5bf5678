package org.terreau.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/** Who brought measurements, who set targets, and who is reminded: what they brought and set stays, without the person. */
@Component
class ImpactPersonalData implements PersonalData.OfAccounts {

    private final JdbcClient jdbc;

    ImpactPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static KeptData measurementsKept() {
        return new KeptData(280, "impact.measurements", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Override
    public String module() {
        return "impact";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        List<Map<String, String>> things = new ArrayList<>();
        jdbc.sql("""
                        select product_id, origin, received_at, lines from measure_batch
                        where account_id = :account order by id
                        """).param("account", account.value()).query(row -> {
            things.add(new TreeMap<>(Map.of(
                    "mesures", row.getString("origin"),
                    "produit", row.getString("product_id"),
                    "lignes", row.getString("lines"),
                    "recues_le", row.getTimestamp("received_at").toInstant().toString())));
        });
        jdbc.sql(
                        "select product_id, month from measure_reminder where account_id = :account order by month, product_id")
                .param("account", account.value())
                .query(row -> {
                    things.add(new TreeMap<>(
                            Map.of("rappel", row.getString("month"), "produit", row.getString("product_id"))));
                });
        jdbc.sql("""
                        select i.product_id, i.code, a.set_on, a.reason from indicator_aim a
                        join indicator i on i.id = a.indicator_id where a.account_id = :account order by a.id
                        """).param("account", account.value()).query(row -> {
            things.add(new TreeMap<>(Map.of(
                    "cible", row.getString("code"),
                    "produit", row.getString("product_id"),
                    "le", row.getString("set_on"),
                    "raison", row.getString("reason"))));
        });
        return things;
    }

    @Override
    public int erase(AccountId account) {
        int erased = 0;
        for (String statement : List.of(
                "update measure_batch set account_id = null where account_id = :account",
                "update indicator_aim set account_id = null, author = '' where account_id = :account",
                "delete from measure_upload where account_id = :account",
                "delete from measure_reminder where account_id = :account",
                "delete from measure_reminder_stopped where account_id = :account"))
            erased += jdbc.sql(statement).param("account", account.value()).update();
        return erased;
    }
}

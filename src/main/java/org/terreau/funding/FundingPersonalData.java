package org.terreau.funding;

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

/** Who imported, published or corrected a budget: what they did stays, without the person. */
@Component
class FundingPersonalData implements PersonalData.OfAccounts {

    private final JdbcClient jdbc;

    FundingPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static KeptData budgetsKept() {
        return new KeptData(285, "funding.budgets", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Override
    public String module() {
        return "funding";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        List<Map<String, String>> things = new ArrayList<>();
        jdbc.sql("select product_id, name, imported_at from budget_import where account_id = :account order by id")
                .param("account", account.value())
                .query(row -> {
                    things.add(new TreeMap<>(Map.of(
                            "budget_importe", row.getString("name"),
                            "produit", row.getString("product_id"),
                            "le", row.getTimestamp("imported_at").toInstant().toString())));
                });
        jdbc.sql("select product_id, number, published_on from budget_version where account_id = :account order by id")
                .param("account", account.value())
                .query(row -> {
                    things.add(new TreeMap<>(Map.of(
                            "budget_publie", row.getString("number"),
                            "produit", row.getString("product_id"),
                            "le", row.getString("published_on"))));
                });
        jdbc.sql("""
                        select product_id, year, made_on, reason from budget_correction where account_id = :account order by id
                        """).param("account", account.value()).query(row -> {
            things.add(new TreeMap<>(Map.of(
                    "budget_corrige", row.getString("year"),
                    "produit", row.getString("product_id"),
                    "le", row.getString("made_on"),
                    "raison", row.getString("reason"))));
        });
        jdbc.sql("""
                        select c.product_id, m.moved_on, m.reason
                        from contribution_movement m join contribution c on c.id = m.contribution_id
                        where m.account_id = :account
                        union all
                        select e.product_id, m.moved_on, m.reason
                        from envelope_movement m join envelope e on e.id = m.envelope_id where m.account_id = :account
                        union all
                        select c.product_id, p.paid_on, 'versement'
                        from agreement_payment p join contribution c on c.id = p.contribution_id
                        where p.account_id = :account and p.paid_on is not null
                        order by moved_on
                        """).param("account", account.value()).query(row -> {
            things.add(new TreeMap<>(Map.of(
                    "mouvement_de_financement", row.getString("reason"),
                    "produit", row.getString("product_id"),
                    "le", row.getString("moved_on"))));
        });
        jdbc.sql("""
                        select product_id, funder, made_on from pledge
                        where account_id = :account or decided_by = :account order by id
                        """).param("account", account.value()).query(row -> {
            things.add(new TreeMap<>(Map.of(
                    "engagement_a_refinancer", row.getString("funder"),
                    "produit", row.getString("product_id"),
                    "pris_le", row.getString("made_on"))));
        });
        jdbc.sql("""
                        select product_id, changed_on from window_application where account_id = :account order by id
                        """).param("account", account.value()).query(row -> {
            things.add(new TreeMap<>(
                    Map.of("demande_a_un_guichet", row.getString("product_id"), "le", row.getString("changed_on"))));
        });
        jdbc.sql("""
                        select o.product_id, o.title, s.to_state, s.happened_on, s.reason
                        from order_step s join purchase_order o on o.id = s.order_id where s.account_id = :account order by s.id
                        """).param("account", account.value()).query(row -> {
            things.add(new TreeMap<>(Map.of(
                    "commande", row.getString("title"),
                    "acte", row.getString("to_state"),
                    "produit", row.getString("product_id"),
                    "le", row.getString("happened_on"),
                    "raison", row.getString("reason"))));
        });
        jdbc.sql("""
                        select product_id, year, kind, answered_on, note from year_answer where account_id = :account order by id
                        """).param("account", account.value()).query(row -> {
            things.add(new TreeMap<>(Map.of(
                    "exercice", row.getString("year"),
                    "reponse", row.getString("kind"),
                    "produit", row.getString("product_id"),
                    "le", row.getString("answered_on"),
                    "precision", row.getString("note"))));
        });
        return things;
    }

    @Override
    public int erase(AccountId account) {
        int erased = 0;
        for (String statement : List.of(
                "update budget_import set account_id = null, author = '' where account_id = :account",
                "update budget_version set account_id = null where account_id = :account",
                "update budget_correction set account_id = null where account_id = :account",
                "update contribution_movement set account_id = null, author = '' where account_id = :account",
                "update envelope_movement set account_id = null, author = '' where account_id = :account",
                "update agreement_payment set account_id = null where account_id = :account",
                "update pledge set account_id = null where account_id = :account",
                "update window_application set account_id = null where account_id = :account",
                "update pledge set decided_by = null where decided_by = :account",
                "update purchase_order set account_id = null where account_id = :account",
                "update order_step set account_id = null, author = '' where account_id = :account",
                "update year_answer set account_id = null, author = '' where account_id = :account",
                "delete from budget_upload where account_id = :account"))
            erased += jdbc.sql(statement).param("account", account.value()).update();
        return erased;
    }
}

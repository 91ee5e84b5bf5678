package org.terreau.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;

/**
 * What deployments hold about somebody: requests, contacts, referents, deployments taken forward. Feedback names nobody
 * and can't be found by an address.
 */
@Component
class DeploymentPersonalData implements PersonalData {

    private final JdbcClient jdbc;

    DeploymentPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String module() {
        return "deployment";
    }

    @Override
    @Transactional(readOnly = true)
    public List<Map<String, String>> held(Person person) {
        List<Map<String, String>> held = new ArrayList<>();
        held.addAll(rows("""
                select 'demande' as objet, product_id as produit, collectivity as collectivite, name as nom,
                       email as courriel, role as qualite, function as fonction, message, received_at::text as le
                from deployment_interest where email = :email order by id
                """, person));
        held.addAll(rows("""
                select 'contact' as objet, product_id as produit, collectivity as collectivite, contact as nom,
                       email as courriel
                from deployment where email = :email order by id
                """, person));
        held.addAll(rows("""
                select 'referent' as objet, product_id as produit, collectivity as collectivite, referent as nom,
                       referent_email as courriel, referent_role as fonction
                from experimentation where referent_email = :email order by id
                """, person));
        AccountId account = person.account();
        if (account != null)
            held.addAll(jdbc.sql("""
                            select 'suivi' as objet, product_id as produit, collectivity as collectivite,
                                   next_step as prochaine_etape
                            from deployment where officer = :account order by id
                            """)
                    .param("account", account.value())
                    .query((row, ignored) -> fields(row))
                    .list());
        return held;
    }

    private List<Map<String, String>> rows(String sql, Person person) {
        return jdbc.sql(sql)
                .param("email", person.email().value())
                .query((row, ignored) -> fields(row))
                .list();
    }

    private static Map<String, String> fields(java.sql.ResultSet row) throws java.sql.SQLException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++)
            fields.put(row.getMetaData().getColumnLabel(column), row.getString(column));
        return fields;
    }

    /** The prospect stays, as the fact that the collectivity asked; who asked goes. */
    @Override
    @Transactional
    public int erase(Person person) {
        String email = person.email().value();
        int erased = jdbc.sql("""
                        update deployment_interest set name = '', email = '', function = '', message = ''
                        where email = :email
                        """).param("email", email).update()
                + jdbc.sql("update deployment set contact = '', email = '', version = version + 1 where email = :email")
                        .param("email", email)
                        .update()
                + jdbc.sql("""
                        update experimentation set referent = '', referent_email = '', referent_role = '', version = version + 1
                        where referent_email = :email
                        """).param("email", email).update();
        AccountId account = person.account();
        if (account == null) return erased;
        for (String column : List.of(
                "deployment officer",
                "deployment_plan officer",
                "deployment_event account",
                "experimentation_decision account",
                "experimentation_feedback account")) {
            String[] part = column.split(" ");
            erased += jdbc.sql("update " + part[0] + " set " + part[1] + " = null where " + part[1] + " = :account")
                    .param("account", account.value())
                    .update();
        }
        return erased;
    }
}

package org.terreau.team;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/** Roles in teams as personal data: the role and its dates stay, without the name. */
@Component
class TeamsPersonalData implements PersonalData.OfAccounts {

    private final JdbcClient jdbc;

    TeamsPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static KeptData teamsKept() {
        return new KeptData(260, "team.roles", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Override
    public String module() {
        return "team";
    }

    @Override
    public List<Map<String, String>> held(AccountId account) {
        return jdbc.sql("""
                        select product_id, trade, name, share, since, until from team_role
                        where account_id = :account order by id
                        """)
                .param("account", account.value())
                .query((row, ignored) -> {
                    Map<String, String> role = new TreeMap<>();
                    role.put("produit", row.getString("product_id"));
                    role.put("metier", row.getString("trade"));
                    role.put("nom", row.getString("name"));
                    role.put("depuis", row.getString("since"));
                    String share = row.getString("share");
                    if (share != null) role.put("part", share);
                    String until = row.getString("until");
                    if (until != null) role.put("jusqu_au", until);
                    return role;
                })
                .list();
    }

    @Override
    public int erase(AccountId account) {
        return jdbc.sql("update team_role set name = :nobody, account_id = null where account_id = :account")
                .param("nobody", NOBODY)
                .param("account", account.value())
                .update();
    }
}

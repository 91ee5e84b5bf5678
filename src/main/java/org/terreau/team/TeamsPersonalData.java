package org.terreau.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.web.KeptData;
import org.terreau.web.PublicContent;

/**
 * Missions in teams as personal data: what was done and its dates stay, without the name. A mission that lives keeps it
 * until its end: those who pay it and work with the person have to know who it is.
 */
@Component
class TeamsPersonalData implements PersonalData {

    private final JdbcClient jdbc;
    private final JdbcPersons persons;
    private final JdbcGaps gaps;
    private final JdbcMissions missions;
    private final JdbcTransverses transverses;
    private final PublicContent content;
    private final Clock clock;

    TeamsPersonalData(
            JdbcClient jdbc,
            JdbcPersons persons,
            JdbcGaps gaps,
            JdbcMissions missions,
            JdbcTransverses transverses,
            PublicContent content,
            Clock clock) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.gaps = gaps;
        this.missions = missions;
        this.transverses = transverses;
        this.content = content;
        this.clock = clock;
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
    public List<Map<String, String>> held(Person person) {
        AccountId account = person.account();
        List<Map<String, String>> held = new ArrayList<>(jdbc.sql("""
                        select m.product_id, m.trade, m.specialty, m.status, m.employer, p.name, m.since, m.until_day, m.left_on,
                               m.left_reason, nullif(m.left_note, '') as left_note, m.letter_on, m.named_on,
                               m.objectives, m.deliverables,
                               (select case r.unit when 'part' then r.amount else r.amount * 20 end::int::text
                                from mission_rhythm r where r.mission_id = m.id order by r.from_day desc limit 1) as share
                        from mission m join team_person p on p.id = m.person_id
                        where p.account_id = :account or lower(p.email) = lower(:email) order by m.id
                        """)
                .param("account", account == null ? 0L : account.value())
                .param("email", person.email().value())
                .query((row, ignored) -> mission(row))
                .list());
        for (Map<String, @Nullable Object> row :
                transverses.held(account, person.email().value())) {
            Map<String, String> mission = new TreeMap<>();
            row.forEach((field, value) -> put(mission, field, value == null ? null : value.toString()));
            held.add(mission);
        }
        if (account != null)
            for (ProductId product : missions.weighedBy(account))
                held.add(Map.of("criticite_dite_sur", product.value()));
        return held;
    }

    private static Map<String, String> mission(ResultSet row) throws SQLException {
        Map<String, String> mission = new TreeMap<>();
        put(mission, "produit", row.getString("product_id"));
        put(mission, "metier", row.getString("trade"));
        put(mission, "specialite", row.getString("specialty"));
        put(mission, "statut", row.getString("status"));
        put(mission, "employeur", row.getString("employer"));
        put(mission, "nom", row.getString("name"));
        put(mission, "depuis", row.getString("since"));
        put(mission, "part", row.getString("share"));
        put(mission, "fin_prevue", row.getString("until_day"));
        put(mission, "jusqu_au", row.getString("left_on"));
        put(mission, "motif_de_fin", row.getString("left_reason"));
        put(mission, "precision_de_fin", row.getString("left_note"));
        put(mission, "objectifs", row.getString("objectives"));
        put(mission, "livrables", row.getString("deliverables"));
        put(mission, "lettre_signee_le", row.getString("letter_on"));
        put(mission, "nom_public_depuis", row.getString("named_on"));
        return mission;
    }

    private static void put(Map<String, String> mission, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) mission.put(field, value);
    }

    @Override
    public int erase(Person person) {
        AccountId account = person.account();
        int gone = persons.toForget(account, person.email());
        persons.forget(Paris.today(clock));
        content.changed();
        return account == null
                ? gone
                : gone + persons.forgetWriter(account) + gaps.forget(account) + missions.forgetWeigher(account);
    }
}

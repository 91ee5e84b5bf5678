package org.terreau.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.shared.Paris;
import org.terreau.team.MissionsOfPeople;

/**
 * Accounts on tools and plans as personal data: what is closed goes with the person; an account that is held stays said
 * until it is taken away, as somebody has to close it.
 */
@Component
class AccessPersonalData implements PersonalData {

    private final JdbcClient jdbc;
    private final JdbcTools tools;
    private final JdbcAccounts accounts;
    private final JdbcPlans plans;
    private final JdbcReferences references;
    private final JdbcReadings readings;
    private final JdbcConnections connections;
    private final MissionsOfPeople missions;
    private final Clock clock;

    AccessPersonalData(
            JdbcClient jdbc,
            JdbcTools tools,
            JdbcAccounts accounts,
            JdbcPlans plans,
            JdbcReferences references,
            JdbcReadings readings,
            JdbcConnections connections,
            MissionsOfPeople missions,
            Clock clock) {
        this.jdbc = jdbc;
        this.tools = tools;
        this.accounts = accounts;
        this.plans = plans;
        this.references = references;
        this.readings = readings;
        this.connections = connections;
        this.missions = missions;
        this.clock = clock;
    }

    @Override
    public String module() {
        return "access";
    }

    private Optional<org.terreau.team.Person> worker(Person person) {
        AccountId account = person.account();
        return account == null ? missions.of(person.email()) : missions.of(account);
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        List<Map<String, String>> held = new ArrayList<>();
        worker(person).ifPresent(worker -> {
            held.addAll(jdbc.sql("""
                            select t.name, a.product_id, a.level, a.login, a.granted_on, a.until_day, a.removed_on
                            from access_account a join access_tool t on t.id = a.tool_id where a.person_id = :person order by a.id
                            """)
                    .param("person", worker.id())
                    .query((row, ignored) -> account(row))
                    .list());
            held.addAll(jdbc.sql("""
                            select t.name, o.level, o.login, o.first_seen, o.active_on
                            from access_observed o join access_tool t on t.id = o.tool_id where o.person_id = :person order by o.id
                            """)
                    .param("person", worker.id())
                    .query((row, ignored) -> observed(row))
                    .list());
            held.addAll(jdbc.sql("""
                            select t.name, c.login, c.asked_at, c.outcome
                            from access_closing c join access_tool t on t.id = c.tool_id where c.person_id = :person order by c.id
                            """)
                    .param("person", worker.id())
                    .query((row, ignored) -> Map.of(
                            "fermeture_demandee_sur", row.getString("name"),
                            "identifiant", row.getString("login"),
                            "le", row.getString("asked_at"),
                            "suite", row.getString("outcome")))
                    .list());
            for (Plan plan : plans.of(worker.id(), LocalDate.EPOCH)) held.add(plan(plan));
            held.addAll(jdbc.sql("""
                            select r.name, r.fate, r.heir, coalesce(r.settled_on::text, '') as settled
                            from access_reference r join access_plan p on p.id = r.plan_id where p.person_id = :person order by r.id
                            """)
                    .param("person", worker.id())
                    .query((row, ignored) -> Map.of(
                            "reference", row.getString("name"),
                            "sort", row.getString("fate"),
                            "repreneur", row.getString("heir"),
                            "reglee_le", row.getString("settled")))
                    .list());
        });
        AccountId account = person.account();
        if (account != null)
            held.addAll(jdbc.sql("""
                            select 'outil_suivi' as fact, name as what from access_tool where owner_id = :account
                            union all
                            select 'compte_donne', t.name from access_account a join access_tool t on t.id = a.tool_id
                            where a.granted_by = :account
                            union all
                            select 'compte_retire', t.name from access_account a join access_tool t on t.id = a.tool_id
                            where a.removed_by = :account
                            union all
                            select 'compte_de_service', s.login from access_service s where s.owner_id = :account
                            union all
                            select 'liste_lue', t.name from access_reading r join access_tool t on t.id = r.tool_id
                            where r.by_id = :account
                            union all
                            select 'fermeture_confirmee', t.name from access_closing c join access_tool t on t.id = c.tool_id
                            where c.by_id = :account
                            union all
                            select 'derogation', d.reason from access_derogation d where d.by_id = :account
                            union all
                            select 'etape_faite', s.code from access_step s where s.done_by = :account
                            union all
                            select 'reference_reglee', r.name from access_reference r where r.settled_by = :account
                            """)
                    .param("account", account.value())
                    .query((row, ignored) -> Map.of(row.getString("fact"), row.getString("what")))
                    .list());
        return held;
    }

    private static Map<String, String> account(ResultSet row) throws SQLException {
        Map<String, String> account = new TreeMap<>();
        put(account, "outil", row.getString("name"));
        put(account, "produit", row.getString("product_id"));
        put(account, "niveau", row.getString("level"));
        put(account, "identifiant", row.getString("login"));
        put(account, "depuis", row.getString("granted_on"));
        put(account, "jusqu_au", row.getString("until_day"));
        put(account, "retire_le", row.getString("removed_on"));
        return account;
    }

    private static Map<String, String> observed(ResultSet row) throws SQLException {
        Map<String, String> account = new TreeMap<>();
        put(account, "vu_sur", row.getString("name"));
        put(account, "niveau", row.getString("level"));
        put(account, "identifiant", row.getString("login"));
        put(account, "vu_depuis", row.getString("first_seen"));
        put(account, "derniere_activite", row.getString("active_on"));
        return account;
    }

    private static Map<String, String> plan(Plan plan) {
        Map<String, String> told = new TreeMap<>();
        told.put("moment", plan.moment().code());
        told.put("produit", plan.product().value());
        told.put("jour", plan.day().toString());
        for (Plan.Step step : plan.steps())
            if (!step.open()) told.put(step.code() + "_" + step.id(), step.done() + " " + step.proof());
        return told;
    }

    private static void put(Map<String, String> told, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) told.put(field, value);
    }

    @Override
    public int erase(Person person) {
        int gone = worker(person)
                .map(worker -> readings.forget(worker.id())
                        + connections.forget(List.of(worker.id()))
                        + jdbc.sql("delete from access_account where person_id = :person and removed_on is not null")
                                .param("person", worker.id())
                                .update()
                        + jdbc.sql("delete from access_plan where person_id = :person and day < :today")
                                .param("person", worker.id())
                                .param("today", Paris.today(clock))
                                .update())
                .orElse(0);
        AccountId account = person.account();
        return account == null
                ? gone
                : gone
                        + tools.forgetOwner(account)
                        + accounts.forgetWriter(account)
                        + plans.forgetDoer(account)
                        + references.forgetDoer(account)
                        + readings.forgetWriter(account)
                        + connections.forgetWriter(account);
    }
}

package org.terreau.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole state of the registry as one document, in an order that does not change: the same state gives the same
 * bytes. Names and addresses stay inside; histories are not state, and what a split made and undid is history.
 */
@Service
public class RegistryExport {

    private final JdbcClient jdbc;
    private final List<FollowsProblem> followers;
    private final JsonMapper json;
    private final Audit audit;

    RegistryExport(JdbcClient jdbc, List<FollowsProblem> followers, JsonMapper json, Audit audit) {
        this.jdbc = jdbc;
        this.followers = List.copyOf(followers);
        this.json = json;
        this.audit = audit;
    }

    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public String write(Actor actor) {
        Spokespeople.mustBeStaff(actor);
        audit.record(actor.who(), "problem.exported", "problem:all", Map.of());
        return state();
    }

    private String state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("problemes", rows("""
                select p.id, p.state, p.title, p.who, p.situation, p.frequency, p.consequence, p.evidence, p.today,
                       array_to_string(p.themes, ',') as themes, p.merged_into, p.root, p.version, p.proposed_at,
                       p.published_at, p.changed_at, p.collectivities, array_to_string(p.departements, ',') as departements,
                       (select string_agg(t.collectivity, ',' order by t.collectivity)
                        from problem_territory t where t.problem_id = p.id) as territories
                from problem p
                where p.state <> 'annule'
                order by p.id
                """));
        state.put("declarations", rows("""
                select id, problem_id, collectivity, role, testimony, frequency, times_a_year, people, publishable, state,
                       proof, declared_at, decided_at, decided_by, reason
                from problem_declaration
                order by id
                """));
        state.put(
                "domaines", rows("select collectivity, domain from collectivity_domain order by collectivity, domain"));
        Map<String, Object> attached = new TreeMap<>();
        for (FollowsProblem follower : followers) attached.put(follower.module(), follower.attached());
        state.put("rattachements", attached);
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(state);
    }

    private List<Map<String, @Nullable Object>> rows(String sql) {
        return jdbc.sql(sql)
                .query((row, ignored) -> {
                    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        Object value = row.getObject(column);
                        fields.put(
                                row.getMetaData().getColumnLabel(column),
                                value instanceof java.sql.Timestamp moment
                                        ? moment.toInstant().toString()
                                        : value);
                    }
                    return fields;
                })
                .list();
    }
}

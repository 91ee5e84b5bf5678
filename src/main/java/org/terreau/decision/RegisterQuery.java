package org.terreau.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.shared.Slice;

/** The reads of the public register. */
@Component
class RegisterQuery {

    /** Fewer decisions say nothing of how long it takes. */
    private static final int FEWEST = 3;

    private final JdbcClient jdbc;
    private final JdbcDecisions decisions;

    RegisterQuery(JdbcClient jdbc, JdbcDecisions decisions) {
        this.jdbc = jdbc;
        this.decisions = decisions;
    }

    /** The text of a condition and its parameters: only what narrows is asked, so that an index serves. */
    private record Narrowed(String where, Map<String, Object> parameters) {

        static Narrowed by(Register.Filter filter) {
            List<String> conditions = new ArrayList<>(List.of("d.published_at is not null"));
            Map<String, Object> parameters = new HashMap<>();
            if (!filter.plain().isEmpty()) {
                conditions.add("position(:text in coalesce(d.plain, lower(d.title))) > 0");
                parameters.put("text", filter.plain());
            }
            if (!filter.outcome().isEmpty()) {
                conditions.add("d.outcome = :outcome");
                parameters.put("outcome", filter.outcome());
            }
            if (!filter.incubator().isEmpty()) {
                conditions.add("d.incubator_id = :incubator");
                parameters.put("incubator", filter.incubator());
            }
            Integer year = filter.year();
            if (year != null) {
                conditions.add("d.decided_on >= :from and d.decided_on < :to");
                parameters.put("from", LocalDate.of(year, 1, 1));
                parameters.put("to", LocalDate.of(year + 1, 1, 1));
            }
            LocalDate on = filter.on();
            if (on != null) {
                conditions.add("d.decided_on = :on");
                parameters.put("on", on);
            }
            if (!filter.subject().isEmpty()) {
                conditions.add("d.subject_kind || ':' || d.subject_id = :subject");
                parameters.put("subject", filter.subject());
            }
            if (!filter.conditions().isEmpty()) {
                conditions.add(
                        "exists (select from decision_condition c where c.decision_id = d.id and c.state = :conditions)");
                parameters.put("conditions", filter.conditions());
            }
            return new Narrowed(" where " + String.join(" and ", conditions), parameters);
        }
    }

    Slice<Decision> page(Register.Filter filter, int page, int size) {
        Narrowed narrowed = Narrowed.by(filter);
        long total = jdbc.sql("select count(*) from decision d" + narrowed.where())
                .params(narrowed.parameters())
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(page, (total + size - 1) / size));
        return new Slice<>(list(filter, size, (number - 1) * size), number, size, total);
    }

    /** The latest first. */
    List<Decision> list(Register.Filter filter, int limit, int offset) {
        Narrowed narrowed = Narrowed.by(filter);
        List<Decision> found = jdbc.sql(JdbcDecisions.DECISION + narrowed.where()
                        + " order by d.decided_on desc, d.id desc limit :limit offset :offset")
                .params(narrowed.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query(JdbcDecisions::decision)
                .list();
        return decisions.whole(found);
    }

    Register.Figures figures(Register.Filter filter) {
        Narrowed narrowed = Narrowed.by(filter);
        List<Register.Count> outcomes = counts("d.outcome", "decision d", narrowed);
        List<Register.Count> conditions =
                counts("k.state", "decision d join decision_condition k on k.decision_id = d.id", narrowed);
        return jdbc.sql("""
                        select coalesce(sum(d.amount_cents), 0) as granted, count(d.waited_since) as known,
                               percentile_cont(0.5) within group (order by d.decided_on - d.waited_since) as median
                        from decision d
                        """ + narrowed.where())
                .params(narrowed.parameters())
                .query((row, ignored) -> new Register.Figures(
                        outcomes,
                        row.getLong("granted"),
                        row.getLong("known") < FEWEST ? null : Math.round(row.getDouble("median")),
                        conditions))
                .single();
    }

    private List<Register.Count> counts(String code, String tables, Narrowed narrowed) {
        return jdbc.sql("select " + code + " as code, count(*) as total from " + tables + narrowed.where()
                        + " group by " + code)
                .params(narrowed.parameters())
                .query((row, ignored) -> new Register.Count(row.getString("code"), row.getLong("total")))
                .list();
    }

    List<Integer> years() {
        return jdbc.sql("""
                        select distinct extract(year from decided_on)::int as year from decision
                        where published_at is not null order by year desc
                        """).query(Integer.class).list();
    }
}

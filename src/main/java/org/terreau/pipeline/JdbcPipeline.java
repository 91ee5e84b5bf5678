package org.terreau.pipeline;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierStep;
import org.terreau.identity.AccountId;
import org.terreau.identity.Grant;
import org.terreau.shared.Plain;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the board. */
@Repository
class JdbcPipeline {

    private static final String DELAYS = """
            select s.from_step as step, count(*) as left,
                   percentile_cont(0.5) within group (order by extract(epoch from s.at - s.since) / 86400) as median,
                   percentile_cont(0.9) within group (order by extract(epoch from s.at - s.since) / 86400) as ninetieth
            from dossier_step s join dossier d on d.id = s.dossier_id
            where s.at >= :left_since and s.from_step <> s.to_step and s.since is not null and %s
            group by s.from_step
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcPipeline(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What one statement reads.
     *
     * @param everybody those who have a dossier, whatever the filter
     * @param delays by step, when they were asked for
     */
    record Read(List<Row> rows, List<AccountId> everybody, List<Pipeline.Delay> delays) {

        Read {
            rows = List.copyOf(rows);
            everybody = List.copyOf(everybody);
            delays = List.copyOf(delays);
        }
    }

    /**
     * A dossier, and what is counted beside it.
     *
     * @param total dossiers of its step, or of the whole list
     * @param ageing those of its step that have been there for long
     */
    record Row(
            DossierId id,
            String title,
            String organisation,
            DossierStep step,
            Instant since,
            @Nullable AccountId assignee,
            List<String> themes,
            int reviewers,
            int reviewed,
            @Nullable LocalDate reviewDue,
            Instant openedAt,
            @Nullable String territory,
            long total,
            long ageing) {

        Row {
            themes = List.copyOf(themes);
        }
    }

    /**
     * @param mine whose dossiers are one's own today
     * @param byStep so many of each step; so many in all otherwise
     * @param leftSince of which steps the delays are told; null for none
     */
    Read read(
            Set<String> scopes,
            Pipeline.Filter filter,
            Set<AccountId> mine,
            List<String> territories,
            Instant now,
            int most,
            boolean byStep,
            int skipped,
            @Nullable Instant leftSince) {
        Map<String, Object> parameters = new HashMap<>();
        String scope = scope(scopes, parameters);
        List<String> conditions = new ArrayList<>(List.of(scope));
        narrow(filter, mine, territories, now, conditions, parameters);
        parameters.put("most", most);
        parameters.put("skipped", skipped);
        if (leftSince != null) parameters.put("left_since", Timestamp.from(leftSince));
        List<Row> rows = new ArrayList<>();
        List<AccountId> everybody = new ArrayList<>();
        List<Pipeline.Delay> delays = new ArrayList<>();
        jdbc.sql("""
                        with found as (
                            select id, title, organisation, step, step_since, assignee_id, themes, reviewers, reviewed,
                                   review_due, opened_at, territory
                            from dossier where %s),
                        counted as (
                            select f.*, count(*) over (%s) as total,
                                   count(*) filter (where %s) over (partition by step) as ageing,
                                   row_number() over (%s order by %s) as place
                            from found f)
                        select c.*, around.everybody, around.delays
                        from (select (select array_agg(distinct assignee_id) from dossier
                                      where assignee_id is not null and %s) as everybody,
                                     (%s) as delays) around
                        left join counted c on c.place > :skipped and c.place <= :skipped + :most
                        order by c.place, c.step
                        """.formatted(
                                String.join(" and ", conditions),
                                byStep ? "partition by step" : "",
                                ageing(now, parameters),
                                byStep ? "partition by step" : "",
                                order(filter.order()),
                                scope,
                                leftSince == null
                                        ? "null::json"
                                        : "select json_agg(delay) from (" + DELAYS.formatted(scope) + ") delay"))
                .params(parameters)
                .query(row -> {
                    if (rows.isEmpty() && everybody.isEmpty()) {
                        Array people = row.getArray("everybody");
                        if (people != null) for (Long id : (Long[]) people.getArray()) everybody.add(new AccountId(id));
                        delays.addAll(delays(row.getString("delays")));
                    }
                    if (row.getObject("id") != null) rows.add(row(row));
                });
        return new Read(rows, everybody, delays);
    }

    /** A delay as the statement tells it. */
    private record Told(String step, long left, double median, double ninetieth) {}

    private List<Pipeline.Delay> delays(@Nullable String told) {
        if (told == null) return List.of();
        return Arrays.stream(json.readValue(told, Told[].class))
                .map(one -> new Pipeline.Delay(DossierStep.of(one.step()), one.left(), one.median(), one.ninetieth()))
                .filter(delay -> delay.step().active())
                .sorted(Comparator.comparing(Pipeline.Delay::step))
                .toList();
    }

    private static String scope(Set<String> scopes, Map<String, Object> parameters) {
        if (scopes.contains(Grant.EVERYWHERE)) return "true";
        parameters.put("scopes", List.copyOf(scopes));
        return "incubator_id in (:scopes)";
    }

    private static void assigned(
            Pipeline.Filter filter, Set<AccountId> mine, List<String> conditions, Map<String, Object> parameters) {
        AccountId one = filter.one();
        switch (filter.whose()) {
            case EVERYBODY -> {}
            case NOBODY -> conditions.add("assignee_id is null");
            case MINE -> {
                conditions.add("assignee_id in (:mine)");
                parameters.put("mine", mine.stream().map(AccountId::value).toList());
            }
            case ONE -> {
                conditions.add("assignee_id = :one");
                parameters.put("one", one == null ? 0 : one.value());
            }
        }
    }

    private static void narrow(
            Pipeline.Filter filter,
            Set<AccountId> mine,
            List<String> territories,
            Instant now,
            List<String> conditions,
            Map<String, Object> parameters) {
        assigned(filter, mine, conditions, parameters);
        if (!filter.theme().isEmpty()) {
            conditions.add(":theme = any(themes)");
            parameters.put("theme", filter.theme());
        }
        if (!filter.departement().isEmpty()) {
            conditions.add("territory = any(:territories)");
            parameters.put("territories", territories.toArray(new String[0]));
        }
        DossierStep step = filter.step();
        if (step != null) {
            conditions.add("step = :step");
            parameters.put("step", step.code());
        }
        if (filter.days() > 0) {
            conditions.add("step_since <= :before");
            parameters.put("before", Timestamp.from(now.minus(Duration.ofDays(filter.days()))));
        }
        int word = 0;
        for (String part : Plain.text(filter.text()).split(" ", -1)) {
            if (part.isEmpty()) continue;
            conditions.add("search like :word" + word);
            parameters.put("word" + word, "%" + part + "%");
            word++;
        }
    }

    private static String order(Pipeline.Order order) {
        return switch (order) {
            case OLDEST -> "step_since, id";
            case NEWEST -> "step_since desc, id desc";
            case TITLE -> "lower(title), id";
        };
    }

    /** "Has been in its step for long", in SQL, from the table of steps. */
    private static String ageing(Instant now, Map<String, Object> parameters) {
        List<String> cases = new ArrayList<>();
        for (DossierStep step : DossierStep.values()) {
            if (!step.active()) continue;
            cases.add("step = '" + step.code() + "' and step_since <= :long_" + step.code());
            parameters.put("long_" + step.code(), Timestamp.from(now.minus(Duration.ofDays(step.ageing()))));
        }
        return String.join(" or ", cases);
    }

    private static Row row(ResultSet row) throws SQLException {
        Long assignee = row.getObject("assignee_id", Long.class);
        return new Row(
                new DossierId(row.getLong("id")),
                row.getString("title"),
                row.getString("organisation"),
                DossierStep.of(row.getString("step")),
                row.getTimestamp("step_since").toInstant(),
                assignee == null ? null : new AccountId(assignee),
                List.of((String[]) row.getArray("themes").getArray()),
                row.getInt("reviewers"),
                row.getInt("reviewed"),
                row.getObject("review_due", LocalDate.class),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("territory"),
                row.getLong("total"),
                row.getLong("ageing"));
    }

    /**
     * By month of Europe/Paris of the committee's first decision on what was submitted, then the whole: how many, and the
     * median of days since the submission.
     */
    List<IncubatorStats.Decided> decided(String incubator, Instant since) {
        return jdbc.sql("""
                        with decisions as (
                            select s.at at time zone 'Europe/Paris' as at,
                                   extract(epoch from s.at - (
                                       select max(b.at) from dossier_step b
                                       where b.dossier_id = s.dossier_id and b.id < s.id and b.to_state = 'soumis'
                                         and b.from_state = 'brouillon')) / 86400 as days
                            from dossier_step s join dossier d on d.id = s.dossier_id
                            where d.incubator_id = :incubator and s.at >= :since and s.from_state = 'soumis'
                              and s.to_state in ('investigation', 'construction', 'provisoire', 'arrete'))
                        select date_trunc('month', at)::date as month, count(*) as decided,
                               percentile_cont(0.5) within group (order by days) as median
                        from decisions
                        group by grouping sets ((date_trunc('month', at)::date), ())
                        order by month nulls last
                        """)
                .param("incubator", incubator)
                .param("since", Timestamp.from(since))
                .query((row, ignored) -> {
                    LocalDate month = row.getObject("month", LocalDate.class);
                    return new IncubatorStats.Decided(
                            month == null ? null : java.time.YearMonth.from(month),
                            row.getLong("decided"),
                            row.getObject("median", Double.class));
                })
                .list();
    }
}

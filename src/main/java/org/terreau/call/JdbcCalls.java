package org.terreau.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.identity.Grant;
import org.terreau.incubator.IncubatorId;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Statement;
import org.terreau.territory.CollectivityId;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of calls and submissions. */
@Repository
class JdbcCalls {

    private static final int MOST = 2000;
    private static final String CALLS = """
            select id, incubator_id, title, theme, text, rules, opens_at, closes_at, published_at, results_at, results,
                   version
            from call_for_problems
            """;
    private static final String SUBMISSIONS = """
            select id, call_id, account_id, author, organisation, collectivity, statement, state, version, saved_at,
                   submitted_at, reason, problem_id
            from call_submission
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcCalls(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    CallId insert(IncubatorId incubator, Calls.Written written, Instant at) {
        return new CallId(jdbc.sql("""
                        insert into call_for_problems
                            (incubator_id, title, theme, text, rules, opens_at, closes_at, changed_at)
                        values (:incubator, :title, :theme, :text, :rules, :opens, :closes, :at)
                        returning id
                        """)
                .param("incubator", incubator.value())
                .params(parameters(written))
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single());
    }

    private static Map<String, Object> parameters(Calls.Written written) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("title", written.title());
        parameters.put("theme", written.theme());
        parameters.put("text", written.text());
        parameters.put("rules", written.rules());
        parameters.put("opens", Timestamp.from(written.opensAt()));
        parameters.put("closes", Timestamp.from(written.closesAt()));
        return parameters;
    }

    /** False when somebody else saved since. */
    boolean update(CallId id, Calls.Written written, long version, Instant at) {
        return jdbc.sql("""
                        update call_for_problems
                        set title = :title, theme = :theme, text = :text, rules = :rules, opens_at = :opens,
                            closes_at = :closes, changed_at = :at, version = version + 1
                        where id = :id and version = :version
                        """)
                        .params(parameters(written))
                        .param("at", Timestamp.from(at))
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    /** A call that somebody has to close or to answer, with the day after which it takes nothing more. */
    record Waiting(CallId call, String title, long submission, Instant closesAt) {}

    /** Of these incubators, the calls that closed and whose laureates are not published; two hundred at most. */
    List<Waiting> toJudge(String[] incubators, Instant now) {
        return jdbc.sql("""
                        select id, title, 0 as submission, closes_at from call_for_problems
                        where published_at is not null and results_at is null and closes_at <= :now
                          and ('*' = any(:incubators) or incubator_id = any(:incubators))
                        order by closes_at, id limit 200
                        """)
                .param("incubators", incubators)
                .param("now", Timestamp.from(now))
                .query((row, ignored) -> waiting(row))
                .list();
    }

    /** The submissions that somebody began and has not submitted, to calls that are open. */
    List<Waiting> begun(AccountId author, Instant now) {
        return jdbc.sql("""
                        select c.id, c.title, s.id as submission, c.closes_at
                        from call_submission s join call_for_problems c on c.id = s.call_id
                        where s.account_id = :author and s.state = :draft and c.published_at is not null
                          and c.results_at is null and c.closes_at > :now
                        order by c.closes_at, s.id limit 200
                        """)
                .param("author", author.value())
                .param("draft", SubmissionState.DRAFT.code())
                .param("now", Timestamp.from(now))
                .query((row, ignored) -> waiting(row))
                .list();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                new CallId(row.getLong("id")),
                row.getString("title"),
                row.getLong("submission"),
                row.getTimestamp("closes_at").toInstant());
    }

    /** False when it was published before. */
    boolean publish(CallId id, Instant at) {
        return jdbc.sql("update call_for_problems set published_at = :at where id = :id and published_at is null")
                        .param("at", Timestamp.from(at))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** False when they were published before. */
    boolean publishResults(CallId id, String text, Instant at) {
        return jdbc.sql("""
                        update call_for_problems set results_at = :at, results = :text
                        where id = :id and results_at is null
                        """)
                        .param("at", Timestamp.from(at))
                        .param("text", text)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    Optional<Call> find(CallId id) {
        return jdbc.sql(CALLS + "where id = :id")
                .param("id", id.value())
                .query(JdbcCalls::call)
                .optional();
    }

    List<Call> findAll(Collection<CallId> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql(CALLS + "where id in (:ids)")
                .param("ids", ids.stream().map(CallId::value).toList())
                .query(JdbcCalls::call)
                .list();
    }

    /** Those that are published, and the drafts of these incubators; the last to close first. */
    List<Call> all(Set<String> scopes) {
        return jdbc.sql(CALLS + """
                        where published_at is not null or :everywhere or incubator_id in (:scopes)
                        order by closes_at desc, id desc limit :most
                        """)
                .param("everywhere", scopes.contains(Grant.EVERYWHERE))
                .param("scopes", scopes.isEmpty() ? List.of("") : List.copyOf(scopes))
                .param("most", MOST)
                .query(JdbcCalls::call)
                .list();
    }

    private static Call call(ResultSet row, int ignored) throws SQLException {
        return new Call(
                new CallId(row.getLong("id")),
                new IncubatorId(row.getString("incubator_id")),
                row.getString("title"),
                row.getString("theme"),
                row.getString("text"),
                row.getString("rules"),
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                instant(row, "published_at"),
                instant(row, "results_at"),
                row.getString("results"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    SubmissionId insert(CallId call, AccountId account, String author, Calls.Draft draft, Instant at) {
        return new SubmissionId(jdbc.sql("""
                        insert into call_submission (call_id, account_id, author, organisation, collectivity, statement,
                                                     state, saved_at)
                        values (:call, :account, :author, :organisation, :collectivity, :statement::jsonb, :state, :at)
                        returning id
                        """)
                .param("call", call.value())
                .param("account", account.value())
                .param("author", author)
                .param("organisation", draft.organisation())
                .param("collectivity", written(draft.collectivity()))
                .param("statement", written(draft.statement()))
                .param("state", SubmissionState.DRAFT.code())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single());
    }

    /** The new version, or empty when somebody saved another one since. */
    Optional<Long> save(SubmissionId id, Calls.Draft draft, long version, Instant at) {
        return jdbc.sql("""
                        update call_submission
                        set organisation = :organisation, collectivity = :collectivity, statement = :statement::jsonb,
                            saved_at = :at, version = version + 1
                        where id = :id and version = :version and state = :state
                        returning version
                        """)
                .param("organisation", draft.organisation())
                .param("collectivity", written(draft.collectivity()))
                .param("statement", written(draft.statement()))
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .param("version", version)
                .param("state", SubmissionState.DRAFT.code())
                .query(Long.class)
                .optional();
    }

    /** False when it was not in that state any more. */
    boolean move(SubmissionId id, SubmissionState from, SubmissionState to, @Nullable Instant submittedAt) {
        if (!from.mayBecome(to)) return false;
        return jdbc.sql("""
                        update call_submission
                        set state = :to, submitted_at = coalesce(:submitted::timestamptz, submitted_at), version = version + 1
                        where id = :id and state = :from
                        """)
                        .param("to", to.code())
                        .param("submitted", submittedAt == null ? null : Timestamp.from(submittedAt))
                        .param("id", id.value())
                        .param("from", from.code())
                        .update()
                == 1;
    }

    void told(SubmissionId id, String reason, @Nullable ProblemId problem) {
        jdbc.sql("update call_submission set reason = :reason, problem_id = :problem where id = :id")
                .param("reason", reason)
                .param("problem", problem == null ? null : problem.value())
                .param("id", id.value())
                .update();
    }

    Optional<Submission> find(SubmissionId id) {
        return jdbc.sql(SUBMISSIONS + "where id = :id")
                .param("id", id.value())
                .query(this::submission)
                .optional();
    }

    List<Submission> of(CallId call, SubmissionState... states) {
        return jdbc.sql(SUBMISSIONS + """
                        where call_id = :call and state in (:states) order by submitted_at, id limit :most
                        """)
                .param("call", call.value())
                .param(
                        "states",
                        Arrays.stream(states).map(SubmissionState::code).toList())
                .param("most", MOST)
                .query(this::submission)
                .list();
    }

    List<Submission> by(AccountId account) {
        return jdbc.sql(SUBMISSIONS + "where account_id = :account order by id desc limit :most")
                .param("account", account.value())
                .param("most", MOST)
                .query(this::submission)
                .list();
    }

    /** Drafts of calls that close before `until` and are not closed yet, whose author was not reminded. */
    List<Submission> toRemind(Instant now, Instant until) {
        return jdbc.sql(SUBMISSIONS + """
                        where state = :draft and reminded_at is null
                          and call_id in (select id from call_for_problems
                                          where published_at is not null and opens_at <= :now
                                            and closes_at > :now and closes_at <= :until)
                        order by id for update skip locked
                        """)
                .param("draft", SubmissionState.DRAFT.code())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query(this::submission)
                .list();
    }

    void reminded(SubmissionId id, Instant at) {
        jdbc.sql("update call_submission set reminded_at = :at where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
    }

    int forgetDraftsSavedBefore(Instant before) {
        return jdbc.sql("delete from call_submission where state in (:states) and saved_at < :before")
                .param("states", List.of(SubmissionState.DRAFT.code(), SubmissionState.WITHDRAWN.code()))
                .param("before", Timestamp.from(before))
                .update();
    }

    /** Drafts go; what was submitted stays without its author. */
    int forget(AccountId account, String nobody) {
        return jdbc.sql("delete from call_submission where account_id = :account and state in (:states)")
                        .param("account", account.value())
                        .param("states", List.of(SubmissionState.DRAFT.code(), SubmissionState.WITHDRAWN.code()))
                        .update()
                + jdbc.sql("update call_submission set author = :nobody where account_id = :account")
                        .param("nobody", nobody)
                        .param("account", account.value())
                        .update();
    }

    private static @Nullable String written(@Nullable CollectivityId collectivity) {
        return collectivity == null ? null : collectivity.toString();
    }

    private String written(Statement statement) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Statement.Part part : Statement.Part.values()) texts.put(part.code(), statement.get(part));
        return json.writeValueAsString(texts);
    }

    private Submission submission(ResultSet row, int ignored) throws SQLException {
        Map<?, ?> texts = json.readValue(row.getString("statement"), Map.class);
        String collectivity = row.getString("collectivity");
        Long problem = row.getObject("problem_id", Long.class);
        return new Submission(
                new SubmissionId(row.getLong("id")),
                new CallId(row.getLong("call_id")),
                new AccountId(row.getLong("account_id")),
                row.getString("author"),
                row.getString("organisation"),
                collectivity == null ? null : CollectivityId.parse(collectivity).orElse(null),
                Statement.of(part -> {
                    Object text = texts.get(part.code());
                    return text == null ? "" : text.toString();
                }),
                SubmissionState.of(row.getString("state")),
                row.getLong("version"),
                row.getTimestamp("saved_at").toInstant(),
                instant(row, "submitted_at"),
                row.getString("reason"),
                problem == null ? null : new ProblemId(problem));
    }
}

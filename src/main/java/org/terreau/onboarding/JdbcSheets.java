package org.terreau.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.web.TableFile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of tables that wait, and of those that were taken over. */
@Repository
class JdbcSheets {

    private static final int PAGE = 50;
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Told>> PROBLEMS = new TypeReference<>() {};

    private static final String RUNS = """
            select id, incubator_id, kind, name, account_id, header, taken_at, made, known, refused, undone_at, removed
            from sheet_run
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    JdbcSheets(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /** A problem as it is stored: what it names, as texts. */
    record Told(String field, String key, List<String> arguments) {

        static Told of(Refused.Problem problem) {
            return new Told(
                    problem.field(),
                    problem.key(),
                    problem.arguments().stream().map(Object::toString).toList());
        }

        Refused.Problem problem() {
            return new Refused.Problem(field, key, List.copyOf(arguments));
        }
    }

    /** A table that waits to be taken. */
    record Waiting(long id, IncubatorId incubator, SheetKind kind, String name, SheetTable table, Choices choices) {}

    /** A table as it is stored. */
    record Stored(List<String> header, List<TableFile.Line> lines) {}

    /** Choices as they are stored. */
    record Said(
            Map<Integer, String> columns,
            Map<String, String> words,
            boolean accounts,
            boolean published,
            @Nullable Boolean today) {}

    long keep(IncubatorId incubator, AccountId account, SheetKind kind, String name, SheetTable table, Instant now) {
        return jdbc.sql("""
                        insert into sheet_upload (incubator_id, account_id, kind, name, content, received_at)
                        values (:incubator, :account, :kind, :name, :content::jsonb, :now) returning id
                        """)
                .param("incubator", incubator.value())
                .param("account", account.value())
                .param("kind", kind.code())
                .param("name", name)
                .param("content", json.writeValueAsString(new Stored(table.header(), table.lines())))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** The table of this number that this person brought. */
    Optional<Waiting> find(long id, AccountId account) {
        return jdbc.sql("""
                        select id, incubator_id, kind, name, content, choices from sheet_upload
                        where id = :id and account_id = :account
                        """)
                .param("id", id)
                .param("account", account.value())
                .query(this::waiting)
                .optional();
    }

    private Waiting waiting(ResultSet row, int ignored) throws SQLException {
        Stored stored = json.readValue(row.getString("content"), Stored.class);
        String said = row.getString("choices");
        Said choices = said.equals("{}") ? null : json.readValue(said, Said.class);
        return new Waiting(
                row.getLong("id"),
                new IncubatorId(row.getString("incubator_id")),
                kind(row.getString("kind")),
                row.getString("name"),
                new SheetTable(stored.header(), stored.lines()),
                choices == null
                        ? Choices.NONE
                        : new Choices(
                                choices.columns(),
                                choices.words(),
                                choices.accounts(),
                                choices.published(),
                                Boolean.TRUE.equals(choices.today())));
    }

    private static SheetKind kind(String code) {
        return SheetKind.of(code).orElseThrow(() -> new NotFound("kind of table", code));
    }

    void choose(long id, Choices choices) {
        jdbc.sql("update sheet_upload set choices = :choices::jsonb where id = :id")
                .param(
                        "choices",
                        json.writeValueAsString(new Said(
                                choices.columns(),
                                choices.words(),
                                choices.accounts(),
                                choices.published(),
                                choices.today())))
                .param("id", id)
                .update();
    }

    /** One table of a kind at a time for an incubator, until the transaction ends. */
    void lock(IncubatorId incubator, SheetKind kind) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "sheet " + kind.code() + " " + incubator)
                .query(row -> {});
    }

    /** False when it was taken, or forgotten, meanwhile. */
    boolean forget(long id) {
        return jdbc.sql("delete from sheet_upload where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    int forgetReceivedBefore(Instant before) {
        return jdbc.sql("delete from sheet_upload where received_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    /** What a report keeps of people goes; what was made, and where it is, stays. */
    int forgetTakenBefore(Instant before) {
        return jdbc.sql("""
                        update sheet_line set label = '', cells = null, problems = '[]'
                        where run_id in (select id from sheet_run where taken_at < :before)
                          and (label <> '' or cells is not null or problems <> '[]')
                        """).param("before", Timestamp.from(before)).update();
    }

    /** A run before its lines. */
    record NewRun(Waiting table, AccountId account, Instant at, long mark, int made, int known, int refused) {}

    long insert(NewRun run) {
        return jdbc.sql("""
                        insert into sheet_run (incubator_id, account_id, kind, name, header, taken_at, mark, made, known, refused)
                        values (:incubator, :account, :kind, :name, :header::jsonb, :at, :mark, :made, :known, :refused)
                        returning id
                        """)
                .param("incubator", run.table().incubator().value())
                .param("account", run.account().value())
                .param("kind", run.table().kind().code())
                .param("name", run.table().name())
                .param("header", json.writeValueAsString(run.table().table().header()))
                .param("at", Timestamp.from(run.at()))
                .param("mark", run.mark())
                .param("made", run.made())
                .param("known", run.known())
                .param("refused", run.refused())
                .query(Long.class)
                .single();
    }

    /**
     * The lines of a run, in one batch; those that were made with what was made of them.
     *
     * @param unnamed what lines are called is kept of those that are refused alone
     */
    <T> void insert(long run, List<Plan.Planned<T>> lines, Map<Integer, Target.Made> made, boolean unnamed) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Plan.Planned<T> line : lines) {
            Target.Made thing = made.get(line.number());
            rows.add(new @Nullable Object[] {
                run,
                line.number(),
                line.fate().code(),
                unnamed && line.fate() != Fate.REFUSED ? "" : line.label(),
                thing == null ? line.path() : thing.path(),
                thing == null ? null : thing.thing(),
                json.writeValueAsString(line.problems().stream().map(Told::of).toList()),
                line.fate() == Fate.REFUSED ? json.writeValueAsString(line.cells()) : null
            });
        }
        template.batchUpdate("""
                insert into sheet_line (run_id, number, fate, label, path, thing, problems, cells)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                """, rows);
    }

    /** A run as it is stored. */
    record Row(SheetRun run, @Nullable Long account) {}

    private Row stored(ResultSet row, int ignored) throws SQLException {
        long account = row.getLong("account_id");
        boolean erased = row.wasNull();
        Timestamp undone = row.getTimestamp("undone_at");
        return new Row(
                new SheetRun(
                        row.getLong("id"),
                        new IncubatorId(row.getString("incubator_id")),
                        new SheetRun.Sheet(
                                kind(row.getString("kind")),
                                row.getString("name"),
                                json.readValue(row.getString("header"), TEXTS)),
                        "",
                        row.getTimestamp("taken_at").toInstant(),
                        new SheetRun.Counts(row.getInt("made"), row.getInt("known"), row.getInt("refused")),
                        undone == null ? null : new SheetRun.Undone(undone.toInstant(), row.getInt("removed"))),
                erased ? null : account);
    }

    Optional<Row> run(long id) {
        return jdbc.sql(RUNS + "where id = :id")
                .param("id", id)
                .query(this::stored)
                .optional();
    }

    /** The same, that nobody else undoes until the transaction ends. */
    Optional<Row> lock(long id) {
        return jdbc.sql(RUNS + "where id = :id for update")
                .param("id", id)
                .query(this::stored)
                .optional();
    }

    /** Those of an incubator, the last one first. */
    Slice<Row> runs(IncubatorId incubator, int asked) {
        long total = jdbc.sql("select count(*) from sheet_run where incubator_id = :incubator")
                .param("incubator", incubator.value())
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(asked, (total + PAGE - 1) / PAGE));
        List<Row> rows = jdbc.sql(RUNS + "where incubator_id = :incubator order by id desc limit :most offset :from")
                .param("incubator", incubator.value())
                .param("most", PAGE)
                .param("from", (number - 1) * PAGE)
                .query(this::stored)
                .list();
        return new Slice<>(rows, number, PAGE, total);
    }

    /** The lines of a run. */
    List<SheetRun.Line> lines(long run) {
        return jdbc.sql("""
                        select number, fate, label, path, problems, cells, left_why from sheet_line
                        where run_id = :run order by number
                        """).param("run", run).query(this::line).list();
    }

    private SheetRun.Line line(ResultSet row, int ignored) throws SQLException {
        String cells = row.getString("cells");
        String fate = row.getString("fate");
        return new SheetRun.Line(
                row.getInt("number"),
                Fate.of(fate).orElseThrow(() -> new NotFound("fate", fate)),
                row.getString("label"),
                row.getString("path"),
                json.readValue(row.getString("problems"), PROBLEMS).stream()
                        .map(Told::problem)
                        .toList(),
                cells == null ? List.of() : json.readValue(cells, TEXTS),
                row.getString("left_why"));
    }

    /** What a run made, each once. */
    List<String> things(long run) {
        return jdbc.sql(
                        "select distinct thing from sheet_line where run_id = :run and thing is not null order by thing")
                .param("run", run)
                .query(String.class)
                .list();
    }

    /** The last line of the journal before a run. */
    long mark(long run) {
        return jdbc.sql("select mark from sheet_run where id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /** Undoes a run: what stays says why, what went leads nowhere any more. */
    void undone(long run, AccountId by, Instant at, Collection<String> removed, Collection<String> left, String why) {
        jdbc.sql("update sheet_run set undone_at = :at, undone_by = :by, removed = :removed where id = :run")
                .param("at", Timestamp.from(at))
                .param("by", by.value(), Types.BIGINT)
                .param("removed", removed.size())
                .param("run", run)
                .update();
        jdbc.sql("update sheet_line set path = null where run_id = :run and thing = any(:things)")
                .param("run", run)
                .param("things", removed.toArray(String[]::new))
                .update();
        jdbc.sql("update sheet_line set left_why = :why where run_id = :run and thing = any(:things)")
                .param("why", why)
                .param("run", run)
                .param("things", left.toArray(String[]::new))
                .update();
    }

    /** The kinds of which an incubator took a table over. */
    List<SheetKind> taken(IncubatorId incubator) {
        return jdbc
                .sql(
                        "select distinct kind from sheet_run where incubator_id = :incubator and made > 0 and undone_at is null")
                .param("incubator", incubator.value())
                .query(String.class)
                .list()
                .stream()
                .map(JdbcSheets::kind)
                .toList();
    }
}

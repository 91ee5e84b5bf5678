package org.terreau.opendata;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.incubator.Catalogue;

/** The SQL of where the catalogue comes from and of its imports. */
@Repository
class JdbcImports {

    private static final String RUN = """
            select id, source, asked_by, asked_at, ended_at, state, files, created, changed, unchanged, refused, conflicts,
                   trouble
            from catalogue_run
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcImports(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    Imports.Source source() {
        return jdbc.sql("select kind, address, branch, folder, rhythm, version from catalogue_source")
                .query((row, ignored) -> new Imports.Source(
                        row.getString("kind"),
                        row.getString("address"),
                        row.getString("branch"),
                        row.getString("folder"),
                        row.getString("rhythm"),
                        row.getLong("version")))
                .single();
    }

    /** False when somebody changed it since this version. */
    boolean write(Imports.Source source) {
        return jdbc.sql("""
                        update catalogue_source
                        set kind = :kind, address = :address, branch = :branch, folder = :folder, rhythm = :rhythm,
                            version = version + 1
                        where version = :version
                        """)
                        .param("kind", source.kind())
                        .param("address", source.address())
                        .param("branch", source.branch())
                        .param("folder", source.folder())
                        .param("rhythm", source.rhythm())
                        .param("version", source.version())
                        .update()
                == 1;
    }

    /** One import is asked for at a time. */
    void lock() {
        jdbc.sql("select id from catalogue_source for update").query(row -> {});
    }

    /** The one that waits or runs. */
    Optional<Long> pending() {
        return jdbc.sql("select max(id) from catalogue_run where state in ('attente', 'encours')")
                .query((row, ignored) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single();
    }

    long begin(String source, String by, String state, Instant at) {
        Timestamp now = Timestamp.from(at);
        return jdbc.sql("""
                        insert into catalogue_run (source, asked_by, asked_at, started_at, state)
                        values (:source, :by, :now, :started, :state) returning id
                        """)
                .param("source", source)
                .param("by", by)
                .param("now", now)
                .param("started", state.equals("encours") ? now : null)
                .param("state", state)
                .query(Long.class)
                .single();
    }

    /** The newest first. */
    List<Imports.Run> runs(int most) {
        return jdbc.sql(RUN + "order by id desc limit :most")
                .param("most", most)
                .query((row, ignored) -> run(row))
                .list();
    }

    Optional<Imports.Run> run(long id) {
        return jdbc.sql(RUN + "where id = :id")
                .param("id", id)
                .query((row, ignored) -> run(row))
                .optional();
    }

    private static Imports.Run run(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Imports.Run(
                row.getLong("id"),
                row.getString("source"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("state"),
                row.getInt("files"),
                row.getInt("created"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("refused"),
                row.getInt("conflicts"),
                row.getString("trouble"));
    }

    long count(long run, String outcome) {
        return jdbc.sql(
                        "select count(*) from catalogue_run_line where run_id = :run and (:outcome = '' or outcome = :outcome)")
                .param("run", run)
                .param("outcome", outcome)
                .query(Long.class)
                .single();
    }

    List<Imports.Line> lines(long run, String outcome, int most, int from) {
        return jdbc.sql("""
                                select file, outcome, place, reason, arguments from catalogue_run_line
                                where run_id = :run and (:outcome = '' or outcome = :outcome)
                                order by position limit :most offset :from
                                """)
                .param("run", run)
                .param("outcome", outcome)
                .param("most", most)
                .param("from", from)
                .query((row, ignored) -> new Imports.Line(
                        row.getString("file"),
                        row.getString("outcome"),
                        row.getString("place"),
                        row.getString("reason"),
                        Arrays.asList((String[]) row.getArray("arguments").getArray())))
                .list();
    }

    void progressed(long id, int done) {
        jdbc.sql("update catalogue_run set files = :files where id = :id")
                .param("files", done)
                .param("id", id)
                .update();
    }

    /** Keeps what became of an import that ended. */
    void done(long id, Report report, Instant at) {
        keep(id, report.lines());
        jdbc.sql("""
                        update catalogue_run
                        set state = 'fait', ended_at = :now, created = :created, changed = :changed,
                            unchanged = :unchanged, refused = :refused, conflicts = :conflicts
                        where id = :id
                        """)
                .param("now", Timestamp.from(at))
                .param("created", report.count(Catalogue.Change.CREATED))
                .param("changed", report.count(Catalogue.Change.CHANGED))
                .param("unchanged", report.count(Catalogue.Change.UNCHANGED))
                .param("refused", report.count(Report.Outcome.REFUSED))
                .param("conflicts", report.count(Report.Outcome.CONFLICT))
                .param("id", id)
                .update();
    }

    private void keep(long id, List<Report.Line> lines) {
        List<Object[]> rows = new ArrayList<>();
        for (Report.Line line : lines)
            rows.add(new Object[] {
                id,
                rows.size(),
                line.file(),
                line.outcome().code(),
                line.place(),
                line.reason(),
                line.arguments().toArray(String[]::new)
            });
        template.batchUpdate(
                "insert into catalogue_run_line (run_id, position, file, outcome, place, reason, arguments) values (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    void forgetAllBut(int kept) {
        jdbc.sql("delete from catalogue_run where id <= (select max(id) from catalogue_run) - :kept")
                .param("kept", kept)
                .update();
    }

    void failed(long id, String trouble, Instant at) {
        jdbc.sql("update catalogue_run set state = 'echec', ended_at = :now, trouble = :trouble where id = :id")
                .param("now", Timestamp.from(at))
                .param("trouble", trouble)
                .param("id", id)
                .update();
    }

    /** Those that wait, the oldest first. */
    List<Long> waiting() {
        return jdbc.sql("select id from catalogue_run where state = 'attente' order by id")
                .query(Long.class)
                .list();
    }

    void started(long id, Instant at) {
        jdbc.sql("update catalogue_run set state = 'encours', started_at = :now, by_job = true where id = :id")
                .param("now", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /** When the last one was asked for. */
    Optional<Instant> lastAsked() {
        return jdbc.sql("select max(asked_at) from catalogue_run")
                .query((row, ignored) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(Timestamp::toInstant);
    }

    void interrupted(Instant at, Instant before) {
        jdbc.sql("""
                        update catalogue_run set state = 'echec', ended_at = :now, trouble = 'interrupted'
                        where state = 'encours' and (by_job or started_at < :before)
                        """)
                .param("now", Timestamp.from(at))
                .param("before", Timestamp.from(before))
                .update();
    }
}

package org.terreau.opendata;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.incubator.Catalogue;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;

/** Imports of the catalogue: where from, when, and what became of each. */
@Service
public class Imports {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final int KEPT = 100;
    private static final int LINES = 100;
    private static final int HOUR = 2;

    private final CatalogueImport catalogue;
    private final GitSource git;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;
    private final String folder;
    private final TransactionTemplate aside;

    Imports(
            CatalogueImport catalogue,
            GitSource git,
            Audit audit,
            JdbcClient jdbc,
            JdbcTemplate template,
            Clock clock,
            @Value("${terreau.import.folder}") String folder,
            PlatformTransactionManager transactions) {
        this.catalogue = catalogue;
        this.git = git;
        this.audit = audit;
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
        this.folder = folder;
        this.aside = new TransactionTemplate(transactions);
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Where the catalogue comes from.
     *
     * @param kind "aucune", "dossier" (the folder of the installation's settings) or "git"
     * @param address of the repository
     * @param branch empty for the usual one
     * @param folder inside the repository; empty for its root
     * @param rhythm "main" (when somebody asks), "heure" or "nuit"
     */
    public record Source(String kind, String address, String branch, String folder, String rhythm, long version) {

        public boolean given() {
            return !kind.equals("aucune");
        }
    }

    /**
     * An import.
     *
     * @param state "attente", "encours", "fait" or "echec"
     * @param trouble why it did not end, as the end of a message key
     */
    public record Run(
            long id,
            String source,
            String askedBy,
            Instant askedAt,
            @Nullable Instant endedAt,
            String state,
            int files,
            int created,
            int changed,
            int unchanged,
            int refused,
            int conflicts,
            @Nullable String trouble) {

        public boolean running() {
            return state.equals("attente") || state.equals("encours");
        }
    }

    /** What became of a file; the reason is a message key, or empty. */
    public record Line(String file, String outcome, String place, String reason, List<String> arguments) {

        public Line {
            arguments = List.copyOf(arguments);
        }
    }

    /** The folder that the installation's settings name; empty when they name none. */
    public String settingsFolder() {
        return folder;
    }

    @Transactional(readOnly = true)
    public Source source(Actor actor) {
        CatalogueConflicts.mustAdminister(actor);
        return source();
    }

    private Source source() {
        return jdbc.sql("select kind, address, branch, folder, rhythm, version from catalogue_source")
                .query((row, ignored) -> new Source(
                        row.getString("kind"),
                        row.getString("address"),
                        row.getString("branch"),
                        row.getString("folder"),
                        row.getString("rhythm"),
                        row.getLong("version")))
                .single();
    }

    /**
     * Says where the catalogue comes from.
     *
     * @throws Refused naming the fields `source`, `adresse`, `branche`, `dossier`, `rythme`
     */
    public void set(Source source, Actor actor) {
        CatalogueConflicts.mustAdminister(actor);
        Objections objections = new Objections();
        objections.when(
                !List.of("aucune", "dossier", "git").contains(source.kind()), "source", "opendata.source.wrong.kind");
        objections.when(
                source.kind().equals("dossier") && folder.isEmpty(), "source", "opendata.source.wrong.no-folder");
        if (source.kind().equals("git")) {
            String fault = git.fault(source.address());
            objections.when(fault != null, "adresse", "opendata.source.wrong." + fault);
            objections.when(!GitSource.branch(source.branch()), "branche", "opendata.source.wrong.branch");
            objections.when(!GitSource.folder(source.folder()), "dossier", "opendata.source.wrong.folder");
        }
        objections.when(
                !List.of("main", "heure", "nuit").contains(source.rhythm()), "rythme", "opendata.source.wrong.rhythm");
        objections.raise();
        aside.executeWithoutResult(status -> write(source, actor));
    }

    private void write(Source source, Actor actor) {
        int written = jdbc.sql("""
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
                .update();
        if (written == 0) throw new Stale("catalogue source", 1, source.version());
        audit.record(
                actor.who(),
                "catalogue.source-set",
                "catalogue",
                Map.of("kind", source.kind(), "address", source.address(), "rhythm", source.rhythm()));
    }

    /**
     * Asks for an import, which begins within seconds.
     *
     * @return its number; the one that already waits or runs if there is one
     */
    @Transactional
    public long ask(Actor actor) {
        CatalogueConflicts.mustAdminister(actor);
        Source source = source();
        if (!source.given()) throw new Refused("", "opendata.source.wrong.none");
        jdbc.sql("select id from catalogue_source for update").query(row -> {});
        Optional<Long> waiting = jdbc.sql("select max(id) from catalogue_run where state in ('attente', 'encours')")
                .query((row, ignored) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single();
        if (waiting.isPresent()) return waiting.get();
        audit.record(actor.who(), "catalogue.import-asked", "catalogue", Map.of());
        return begin(label(source), actor.name(), "attente");
    }

    private long begin(String source, String by, String state) {
        Timestamp now = Timestamp.from(clock.instant());
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

    private String label(Source source) {
        if (source.kind().equals("dossier")) return folder;
        String inside = source.folder().isEmpty() ? "" : " (" + source.folder() + ")";
        return source.address() + inside;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Run> runs(Actor actor) {
        CatalogueConflicts.mustAdminister(actor);
        return jdbc.sql(RUN + "order by id desc limit :most")
                .param("most", 20)
                .query((row, ignored) -> run(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Run run(long id, Actor actor) {
        CatalogueConflicts.mustAdminister(actor);
        return jdbc.sql(RUN + "where id = :id")
                .param("id", id)
                .query((row, ignored) -> run(row))
                .optional()
                .orElseThrow(() -> new NotFound("import", id));
    }

    private static final String RUN = """
            select id, source, asked_by, asked_at, ended_at, state, files, created, changed, unchanged, refused, conflicts,
                   trouble
            from catalogue_run
            """;

    private static Run run(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Run(
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

    /**
     * What became of each file of an import that was not the same as before.
     *
     * @param outcome "refused", "conflict", "remark", "created" or "changed"; empty for all
     */
    @Transactional(readOnly = true)
    public Slice<Line> lines(long run, String outcome, int page, Actor actor) {
        CatalogueConflicts.mustAdminister(actor);
        long total = jdbc.sql(
                        "select count(*) from catalogue_run_line where run_id = :run and (:outcome = '' or outcome = :outcome)")
                .param("run", run)
                .param("outcome", outcome)
                .query(Long.class)
                .single();
        int number = (int) Math.max(1, Math.min(page, Math.max(1, (total + LINES - 1) / LINES)));
        return new Slice<>(
                jdbc.sql("""
                                select file, outcome, place, reason, arguments from catalogue_run_line
                                where run_id = :run and (:outcome = '' or outcome = :outcome)
                                order by position limit :most offset :from
                                """)
                        .param("run", run)
                        .param("outcome", outcome)
                        .param("most", LINES)
                        .param("from", (number - 1) * LINES)
                        .query((row, ignored) -> new Line(
                                row.getString("file"),
                                row.getString("outcome"),
                                row.getString("place"),
                                row.getString("reason"),
                                Arrays.asList(
                                        (String[]) row.getArray("arguments").getArray())))
                        .list(),
                number,
                LINES,
                total);
    }

    /** Imports a folder at once, as the command does, and keeps what became of it. */
    Report run(Path from, Consumer<Integer> progress) throws IOException {
        long id = begin(from.toString(), "terreau", "encours");
        return run(id, from, progress);
    }

    private Report run(long id, Path from, Consumer<Integer> progress) throws IOException {
        try {
            Report report = catalogue.run(from, false, done -> {
                aside.executeWithoutResult(status -> jdbc.sql("update catalogue_run set files = :files where id = :id")
                        .param("files", done)
                        .param("id", id)
                        .update());
                progress.accept(done);
            });
            keep(id, report);
            return report;
        } catch (IOException | RuntimeException failure) {
            failed(id, "folder");
            throw failure;
        }
    }

    private void keep(long id, Report report) {
        List<Report.Line> lines = report.lines();
        aside.executeWithoutResult(status -> {
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
            jdbc.sql("""
                            update catalogue_run
                            set state = 'fait', ended_at = :now, created = :created, changed = :changed,
                                unchanged = :unchanged, refused = :refused, conflicts = :conflicts
                            where id = :id
                            """)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("created", report.count(Catalogue.Change.CREATED))
                    .param("changed", report.count(Catalogue.Change.CHANGED))
                    .param("unchanged", report.count(Catalogue.Change.UNCHANGED))
                    .param("refused", report.count(Report.Outcome.REFUSED))
                    .param("conflicts", report.count(Report.Outcome.CONFLICT))
                    .param("id", id)
                    .update();
            jdbc.sql("delete from catalogue_run where id <= (select max(id) from catalogue_run) - :kept")
                    .param("kept", KEPT)
                    .update();
        });
    }

    private void failed(long id, String trouble) {
        aside.executeWithoutResult(status -> jdbc.sql(
                        "update catalogue_run set state = 'echec', ended_at = :now, trouble = :trouble where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("trouble", trouble)
                .param("id", id)
                .update());
    }

    /** Does what was asked, and what the rhythm says. One instance at a time comes here. */
    void work() {
        Source source = source();
        if (source.given() && due(source)) begin(label(source), "terreau", "attente");
        List<Long> waiting = jdbc.sql("select id from catalogue_run where state = 'attente' order by id")
                .query(Long.class)
                .list();
        for (long id : waiting) {
            jdbc.sql("update catalogue_run set state = 'encours', started_at = :now, by_job = true where id = :id")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", id)
                    .update();
            take(id, source);
        }
    }

    private void take(long id, Source source) {
        Path copied = null;
        try {
            Path from;
            if (source.kind().equals("git")) {
                copied = Files.createTempDirectory("terreau-catalogue");
                git.copy(source.address(), source.branch(), source.folder(), copied);
                from = copied;
            } else if (source.kind().equals("dossier")) from = Path.of(folder);
            else {
                failed(id, "none");
                return;
            }
            run(id, from, done -> {});
        } catch (GitSource.Unreachable unreachable) {
            failed(id, unreachable.reason());
        } catch (IOException | RuntimeException failure) {
            LOG.error("Import {} did not end", id, failure);
            failed(id, "folder");
        } finally {
            try {
                if (copied != null) FileSystemUtils.deleteRecursively(copied);
            } catch (IOException stays) {
                LOG.warn("Temporary folder {} could not be deleted", copied);
            }
        }
    }

    private boolean due(Source source) {
        if (source.rhythm().equals("main")) return false;
        Instant last = jdbc.sql("select max(asked_at) from catalogue_run")
                .query((row, ignored) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(Timestamp::toInstant)
                .orElse(Instant.EPOCH);
        Instant now = clock.instant();
        if (source.rhythm().equals("heure"))
            return last.plus(Duration.ofHours(1)).isBefore(now);
        ZonedDateTime here = now.atZone(Paris.ZONE);
        return here.getHour() >= HOUR && Paris.day(last).isBefore(here.toLocalDate());
    }

    /**
     * What a process left when it was killed is said to have stopped: at once what the job had taken, as one instance at a
     * time comes here, and after an hour what a command did, which may be running beside the site.
     */
    void forgetInterrupted() {
        jdbc.sql("""
                        update catalogue_run set state = 'echec', ended_at = :now, trouble = 'interrupted'
                        where state = 'encours' and (by_job or started_at < :before)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("before", Timestamp.from(clock.instant().minus(Duration.ofHours(1))))
                .update();
    }

    @Configuration
    static class Jobs {

        @Bean
        RecurringTask<Void> importCatalogue(Imports imports, @Value("${terreau.import.interval}") Duration interval) {
            return Tasks.recurring("opendata-import", FixedDelay.of(interval)).execute((instance, context) -> {
                imports.forgetInterrupted();
                imports.work();
            });
        }
    }
}

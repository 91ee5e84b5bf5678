package org.terreau.opendata;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
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
    private static final int SHOWN = 20;
    private static final int HOUR = 2;

    private final CatalogueImport catalogue;
    private final GitSource git;
    private final Audit audit;
    private final JdbcImports stored;
    private final Clock clock;
    private final String folder;
    private final TransactionTemplate aside;

    Imports(
            CatalogueImport catalogue,
            GitSource git,
            Audit audit,
            JdbcImports stored,
            Clock clock,
            @Value("${terreau.import.folder}") String folder,
            PlatformTransactionManager transactions) {
        this.catalogue = catalogue;
        this.git = git;
        this.audit = audit;
        this.stored = stored;
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
        return stored.source();
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
        boolean written = stored.write(source);
        if (!written) throw new Stale("catalogue source", 1, source.version());
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
        Source source = stored.source();
        if (!source.given()) throw new Refused("", "opendata.source.wrong.none");
        stored.lock();
        Optional<Long> waiting = stored.pending();
        if (waiting.isPresent()) return waiting.get();
        audit.record(actor.who(), "catalogue.import-asked", "catalogue", Map.of());
        return stored.begin(label(source), actor.name(), "attente", clock.instant());
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
        return stored.runs(SHOWN);
    }

    @Transactional(readOnly = true)
    public Run run(long id, Actor actor) {
        CatalogueConflicts.mustAdminister(actor);
        return stored.run(id).orElseThrow(() -> new NotFound("import", id));
    }

    /**
     * What became of each file of an import that was not the same as before.
     *
     * @param outcome "refused", "conflict", "remark", "created" or "changed"; empty for all
     */
    @Transactional(readOnly = true)
    public Slice<Line> lines(long run, String outcome, int page, Actor actor) {
        CatalogueConflicts.mustAdminister(actor);
        long total = stored.count(run, outcome);
        int number = (int) Math.max(1, Math.min(page, Math.max(1, (total + LINES - 1) / LINES)));
        return new Slice<>(stored.lines(run, outcome, LINES, (number - 1) * LINES), number, LINES, total);
    }

    /** Imports a folder at once, as the command does, and keeps what became of it. */
    Report run(Path from, Consumer<Integer> progress) throws IOException {
        long id = stored.begin(from.toString(), "terreau", "encours", clock.instant());
        return run(id, from, progress);
    }

    private Report run(long id, Path from, Consumer<Integer> progress) throws IOException {
        try {
            Report report = catalogue.run(from, false, done -> {
                aside.executeWithoutResult(status -> stored.progressed(id, done));
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
        aside.executeWithoutResult(status -> {
            stored.done(id, report, clock.instant());
            stored.forgetAllBut(KEPT);
        });
    }

    private void failed(long id, String trouble) {
        aside.executeWithoutResult(status -> stored.failed(id, trouble, clock.instant()));
    }

    /** Does what was asked, and what the rhythm says. One instance at a time comes here. */
    void work() {
        Source source = stored.source();
        if (source.given() && due(source)) stored.begin(label(source), "terreau", "attente", clock.instant());
        List<Long> waiting = stored.waiting();
        for (long id : waiting) {
            stored.started(id, clock.instant());
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
        Instant last = stored.lastAsked().orElse(Instant.EPOCH);
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
        stored.interrupted(clock.instant(), clock.instant().minus(Duration.ofHours(1)));
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

package org.terreau.operation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.terreau.mail.MailCare;
import org.terreau.shared.Words;
import org.terreau.web.OperatingFact;
import org.terreau.web.OperatingFact.Level;
import org.terreau.web.OperatingFacts;

/** The machine, the database, the messages and the jobs. */
@Component
class OwnFacts implements OperatingFacts {

    private static final Duration SLOW = Duration.ofMinutes(15);
    private static final Duration STUCK = Duration.ofHours(1);
    private static final long GIGABYTE = 1_000_000_000L;

    private final JdbcState database;
    private final Machine machine;
    private final JdbcBackups backups;
    private final MailCare mail;
    private final Jobs jobs;

    OwnFacts(JdbcState database, Machine machine, JdbcBackups backups, MailCare mail, Jobs jobs) {
        this.database = database;
        this.machine = machine;
        this.backups = backups;
        this.mail = mail;
        this.jobs = jobs;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public List<OperatingFact> facts(Words words) {
        Instant now = jobs.now();
        List<OperatingFact> facts = new ArrayList<>(letters(words, now));
        facts.addAll(work(words, now));
        JdbcState.Database known = database.database();
        facts.add(new OperatingFact("operation.database", Level.FINE, size(known.bytes(), words), null));
        machine.disk()
                .ifPresent(disk -> facts.add(new OperatingFact(
                        "operation.disk",
                        disk.level(),
                        words.t("operation.disk.left", size(disk.free(), words), size(disk.total(), words)),
                        null)));
        facts.add(backup(words, now));
        facts.add(new OperatingFact(
                "operation.program",
                Level.FINE,
                machine.program().orElseGet(() -> words.t("operation.program.unpacked")),
                null));
        facts.add(new OperatingFact("operation.java", Level.FINE, machine.java(), null));
        facts.add(new OperatingFact("operation.postgresql", Level.FINE, known.version(), null));
        facts.add(new OperatingFact(
                "operation.migration",
                Level.FINE,
                words.t("operation.migration.at", known.migration(), words.moment(known.migratedAt())),
                null));
        return facts;
    }

    private List<OperatingFact> letters(Words words, Instant now) {
        MailCare.Counts counts = mail.counts();
        Instant oldest = counts.oldest();
        Level waiting = oldest == null || !oldest.plus(SLOW).isBefore(now)
                ? Level.FINE
                : oldest.plus(STUCK).isBefore(now) ? Level.TO_MEND : Level.TO_WATCH;
        String path = "/administration/courriels";
        return List.of(
                new OperatingFact(
                        "operation.mail.waiting",
                        waiting,
                        words.t(
                                counts.server() ? "operation.mail.waiting.many" : "operation.mail.waiting.no-server",
                                counts.waiting()),
                        path + "?etat=" + MailCare.State.WAITING.code()),
                new OperatingFact(
                        "operation.mail.failed",
                        Level.of(counts.failed(), Level.TO_WATCH),
                        words.t("operation.mail.failed.many", counts.failed()),
                        path + "?etat=" + MailCare.State.FAILED.code()));
    }

    private List<OperatingFact> work(Words words, Instant now) {
        List<Job> all = jobs.all();
        long late = all.stream().filter(job -> job.state(now) == Job.State.LATE).count();
        long failing =
                all.stream().filter(job -> job.state(now) == Job.State.FAILING).count();
        return List.of(
                new OperatingFact(
                        "operation.jobs.late",
                        Level.of(late, Level.TO_WATCH),
                        words.t("operation.jobs.late.many", late),
                        "/administration/travaux?etat=" + Job.State.LATE.code()),
                new OperatingFact(
                        "operation.jobs.failing",
                        Level.of(failing, Level.TO_MEND),
                        words.t("operation.jobs.failing.many", failing),
                        "/administration/travaux?etat=" + Job.State.FAILING.code()));
    }

    /** The last that the program took, or that left the trace of its end. */
    private OperatingFact backup(Words words, Instant now) {
        return Stream.concat(backups.last().stream(), machine.lastBackup().stream())
                .max(Comparator.naturalOrder())
                .map(last ->
                        new OperatingFact("operation.backup", Machine.backedUp(last, now), words.moment(last), null))
                .orElseGet(() -> new OperatingFact(
                        "operation.backup",
                        machine.tellsOfBackups() ? Level.TO_MEND : Level.TO_WATCH,
                        words.t(machine.tellsOfBackups() ? "operation.backup.none" : "operation.backup.untold"),
                        null));
    }

    private static String size(long bytes, Words words) {
        boolean large = bytes >= GIGABYTE;
        return words.quantity(
                BigDecimal.valueOf(bytes).movePointLeft(large ? 9 : 6),
                words.t(large ? "operation.gigabytes" : "operation.megabytes"));
    }
}

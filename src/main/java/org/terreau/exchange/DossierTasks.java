package org.terreau.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.dossier.Access;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Author;
import org.terreau.dossier.DossierGiven;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierLeft;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.shared.Words;

/** What is to be done in dossiers, by whom, and by when. */
@Service
public class DossierTasks {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};
    private static final int LONGEST = 300;
    private static final int FARTHEST = 3;
    private static final int DAYS_TO_GIVE_AGAIN = 7;

    private final JdbcTasks tasks;
    private final Applications applications;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final Clock clock;

    DossierTasks(
            JdbcTasks tasks,
            Applications applications,
            Accounts accounts,
            Outbox outbox,
            Audit audit,
            Languages languages,
            Clock clock) {
        this.tasks = tasks;
        this.applications = applications;
        this.accounts = accounts;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.clock = clock;
    }

    /** Those of a dossier: what is to be done by date, then what is done. */
    @Transactional(readOnly = true)
    public List<DossierTask> of(DossierId id, Actor actor) {
        DossierRecord dossier = applications.read(id, actor);
        return tasks.of(id, applications.staff(dossier, actor));
    }

    @Transactional(readOnly = true)
    public DossierTask read(DossierId id, long task, Actor actor) {
        DossierRecord dossier = applications.read(id, actor);
        return tasks.find(id, task, applications.staff(dossier, actor)).orElseThrow(() -> new NotFound("task", task));
    }

    /** A page of the tasks over all dossiers that somebody may read. */
    @Transactional(readOnly = true)
    public Slice<DossierTask> list(DossierTask.Filter filter, int page, Actor actor) {
        return tasks.page(actor.id(), actor.scopes(STAFF), filter, today(), page);
    }

    /** At most ten thousand, for a file. */
    @Transactional(readOnly = true)
    public List<DossierTask> export(DossierTask.Filter filter, Actor actor) {
        return tasks.all(actor.id(), actor.scopes(STAFF), filter, today());
    }

    /** Those who may be given a task of this dossier, by account: its applicant, then the staff by name. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> candidates(DossierRecord dossier) {
        Map<AccountId, String> candidates = new LinkedHashMap<>();
        candidates.put(dossier.applicantId(), dossier.applicant());
        for (Accounts.Account colleague : applications.colleagues(dossier))
            candidates.putIfAbsent(colleague.id(), colleague.name());
        return candidates;
    }

    public LocalDate today() {
        return Paris.today(clock);
    }

    /**
     * Adds a task, and tells the one who is to do it.
     *
     * @throws Refused naming the fields `tache`, `pour`, `echeance`, `interne`
     */
    @Transactional
    public long add(DossierId id, DossierTask.Proposed proposed, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        String assignee = checked(dossier, proposed, null, actor);
        long task = tasks.insert(id, proposed, assignee, Author.of(actor, clock.instant()));
        audit.record(actor.who(), "dossier.task-added", subject(id), Map.of("task", Long.toString(task)));
        tell(dossier, read(id, task, actor), proposed.assignee(), "added", actor);
        return task;
    }

    /**
     * Changes a task; whoever receives it is told.
     *
     * @throws Stale when somebody changed it in between
     * @throws Refused as {@link #add}
     */
    @Transactional
    public void change(DossierId id, long task, DossierTask.Proposed proposed, long version, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        DossierTask before = read(id, task, actor);
        String assignee = checked(dossier, proposed, before, actor);
        if (!tasks.change(task, proposed, assignee, version)) throw new Stale("task", task, version);
        audit.record(actor.who(), "dossier.task-changed", subject(id), Map.of("task", Long.toString(task)));
        AccountId receiver = proposed.assignee();
        if (receiver != null && !receiver.equals(before.assigneeId()))
            tell(dossier, read(id, task, actor), receiver, "added", actor);
    }

    private String checked(
            DossierRecord dossier, DossierTask.Proposed proposed, @Nullable DossierTask before, Actor actor) {
        Objections objections = new Objections();
        objections.when(proposed.what().isEmpty(), "tache", "exchange.tasks.what.needed");
        objections.when(!OneLine.fits(proposed.what(), LONGEST), "tache", "exchange.tasks.what.long", LONGEST);
        LocalDate due = proposed.due();
        boolean kept = before != null && before.due().equals(due);
        if (due == null) objections.add("echeance", "exchange.tasks.due.needed");
        else if (!kept && (due.isBefore(today()) || due.isAfter(today().plusYears(FARTHEST))))
            objections.add("echeance", "exchange.tasks.due.between", FARTHEST);
        AccountId receiver = proposed.assignee();
        String assignee = receiver == null ? null : candidates(dossier).get(receiver);
        objections.when(assignee == null, "pour", "exchange.tasks.assignee.needed");
        objections.when(
                proposed.internal() && dossier.applicantId().equals(receiver),
                "interne",
                "exchange.tasks.internal.applicant");
        if (proposed.internal() && !applications.staff(dossier, actor))
            throw new NotAllowed("internal task asked of account " + actor.id());
        if (objections.any() || assignee == null) throw objections.refusal();
        return assignee;
    }

    /** The one who followed a dossier was taken off it: whoever gives dossiers has that to do. */
    @EventListener
    @Transactional
    void left(DossierLeft left) {
        Accounts.Account next = left.next();
        long task = tasks.insertToGive(
                left.dossier().id(),
                new DossierTask.Proposed(
                        languages
                                .in(next.language())
                                .t("exchange.tasks.give-again", left.by().name()),
                        next.id(),
                        today().plusDays(DAYS_TO_GIVE_AGAIN),
                        true),
                next.name(),
                left.by());
        audit.record(
                Audit.Who.PROGRAM,
                "dossier.task-added",
                subject(left.dossier().id()),
                Map.of("task", Long.toString(task)));
    }

    /** Somebody follows the dossier again: finding them is done. */
    @EventListener
    @Transactional
    void given(DossierGiven given) {
        for (long task : tasks.doneOnceGiven(given.dossier(), given.by()))
            audit.record(
                    Audit.Who.PROGRAM,
                    "dossier.task-done",
                    subject(given.dossier()),
                    Map.of("task", Long.toString(task)));
    }

    /** The task is done; the one who asked for it is told. */
    @Transactional
    public void done(DossierId id, long task, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        DossierTask before = read(id, task, actor);
        if (!tasks.done(task, actor, clock.instant())) return;
        audit.record(actor.who(), "dossier.task-done", subject(id), Map.of("task", Long.toString(task)));
        tell(dossier, before, before.authorId(), "done", actor);
    }

    /** The task is to be done again. */
    @Transactional
    public void reopen(DossierId id, long task, Actor actor) {
        applications.mustAct(id, actor);
        read(id, task, actor);
        if (tasks.reopen(task))
            audit.record(actor.who(), "dossier.task-reopened", subject(id), Map.of("task", Long.toString(task)));
    }

    /** One's own request; the staff of the incubator, any. */
    public boolean mayDelete(DossierTask task, Access access, Actor actor) {
        return access.staff() || access.acts() && actor.id().equals(task.authorId());
    }

    @Transactional
    public void delete(DossierId id, long task, Actor actor) {
        DossierRecord dossier = applications.mustAct(id, actor);
        DossierTask before = read(id, task, actor);
        if (!mayDelete(before, applications.access(dossier, actor), actor))
            throw new NotAllowed("task " + task + " deleted by account " + actor.id());
        tasks.delete(task);
        audit.record(actor.who(), "dossier.task-deleted", subject(id), Map.of("task", Long.toString(task)));
    }

    private void tell(
            DossierRecord dossier, DossierTask task, @Nullable AccountId receiver, String event, Actor actor) {
        if (receiver == null || receiver.equals(actor.id())) return;
        accounts.byId(receiver).ifPresent(account -> {
            Words words = languages.in(account.language());
            String title = dossier.title().isBlank() ? words.t("dossier.untitled") : dossier.title();
            outbox.send(new Message(
                    account.email(),
                    "dossier-task-" + event,
                    words.t(
                            "exchange.mail.task." + event + ".subject",
                            task.what().replaceAll("\\s+", " ").strip()),
                    words.t(
                            "exchange.mail.task." + event + ".text",
                            account.name(),
                            actor.name(),
                            task.what(),
                            words.date(task.due()),
                            title,
                            words.baseUrl() + dossier.path() + "/taches")));
        });
    }

    private static String subject(DossierId id) {
        return "dossier:" + id;
    }
}

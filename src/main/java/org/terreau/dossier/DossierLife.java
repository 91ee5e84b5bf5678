package org.terreau.dossier;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Absences;
import org.terreau.incubator.Letters;
import org.terreau.incubator.Themes;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.review.ConflictDeclared;
import org.terreau.review.ConflictLifted;
import org.terreau.review.ReviewProgressed;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;

/** Withdraws, archives, reopens and reassigns dossiers, says their themes, and tells their history. */
@Service
public class DossierLife {

    /** Longest reason, in characters. */
    public static final int REASON = 2000;

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};
    private static final int SHORTEST_REASON = 10;

    private final Applications applications;
    private final JdbcDossiers dossiers;
    private final JdbcDossierMoves moves;
    private final Accounts accounts;
    private final Absences absences;
    private final Letters letters;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DossierLife(
            Applications applications,
            JdbcDossiers dossiers,
            JdbcDossierMoves moves,
            Accounts accounts,
            Absences absences,
            Letters letters,
            Outbox outbox,
            Audit audit,
            Languages languages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.applications = applications;
        this.dossiers = dossiers;
        this.moves = moves;
        this.accounts = accounts;
        this.absences = absences;
        this.letters = letters;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Where a dossier stands, in words.
     *
     * @param assignee who follows it; null for nobody
     * @param away the absence of that person in course
     * @param standIn who stands in meanwhile
     */
    public record Situation(
            DossierStep step,
            Instant since,
            @Nullable AccountId assignee,
            @Nullable String assigneeName,
            Absences.@Nullable Absence away,
            @Nullable String standIn,
            List<String> themes) {

        public Situation {
            themes = List.copyOf(themes);
        }
    }

    /** A line of the history with the names of its people. */
    public record Told(
            Passage passage, @Nullable String by, @Nullable String assignee) {}

    @Transactional(readOnly = true)
    public Situation situation(DossierRecord dossier, Actor actor) {
        applications.read(dossier.id(), actor);
        DossierPosition position = mustStand(dossier.id());
        AccountId assignee = position.assignee();
        Absences.Absence away =
                assignee == null ? null : absences.today(Set.of(assignee)).get(assignee);
        Set<AccountId> people = new HashSet<>();
        if (assignee != null) people.add(assignee);
        AccountId standIn = away == null ? null : away.standIn();
        if (standIn != null) people.add(standIn);
        Map<AccountId, String> names = accounts.names(people);
        return new Situation(
                position.step(),
                position.since(),
                assignee,
                assignee == null ? null : names.get(assignee),
                away,
                standIn == null ? null : names.get(standIn),
                position.themes());
    }

    private DossierPosition mustStand(DossierId id) {
        return position(id).orElseThrow(() -> new NotFound("dossier", id));
    }

    /** Where a dossier stands, for those who work on several at once and know that it is theirs. */
    @Transactional(readOnly = true)
    public Optional<DossierPosition> position(DossierId id) {
        return moves.read(id);
    }

    /** The newest first, for those who may read the dossier. */
    @Transactional(readOnly = true)
    public List<Told> history(DossierId id, Actor actor) {
        applications.read(id, actor);
        List<Passage> history = moves.history(id);
        Set<AccountId> people = new HashSet<>();
        for (Passage passage : history) {
            AccountId by = passage.by();
            AccountId assignee = passage.assignee();
            if (by != null) people.add(by);
            if (assignee != null) people.add(assignee);
        }
        Map<AccountId, String> names = accounts.names(people);
        List<Told> told = new java.util.ArrayList<>();
        for (Passage passage : history)
            told.add(
                    0,
                    new Told(
                            passage,
                            passage.by() == null ? null : names.get(passage.by()),
                            passage.assignee() == null ? null : names.get(passage.assignee())));
        return told;
    }

    /** Where a dossier that sleeps would go; null when it does not, or when its people were taken out of it. */
    @Transactional(readOnly = true)
    public @Nullable DossierState reopenedTo(DossierId id) {
        return before(id).orElse(null);
    }

    private Optional<DossierState> before(DossierId id) {
        return Passage.reopenedTo(moves.history(id)).filter(state -> !moves.withoutPeople(id));
    }

    /** The colleagues of this person, whatever the incubator, by name. */
    @Transactional(readOnly = true)
    public List<Accounts.Account> colleagues(Actor actor) {
        Map<AccountId, Accounts.Account> colleagues = new java.util.LinkedHashMap<>();
        for (String scope : actor.scopes(STAFF))
            for (Accounts.Account colleague : accounts.holding(scope, STAFF)) colleagues.put(colleague.id(), colleague);
        return List.copyOf(colleagues.values());
    }

    /** What the staff say the dossier is about: proposes its reviewers, and finds it. */
    @Transactional
    public void tag(DossierId id, List<String> themes, Actor actor) {
        applications.mustInstruct(id, actor);
        moves.tag(id, Themes.known(themes));
        audit.record(actor.who(), "dossier.tagged", "dossier:" + id, Map.of());
    }

    /**
     * Withdraws the dossier: its applicant does, or the staff for them, with a reason.
     *
     * @throws Refused naming the field `raison`, or when it is too late
     */
    @Transactional
    public void withdraw(DossierId id, String reason, Actor actor) {
        DossierRecord dossier = applications.readToWrite(id, actor);
        sleep(dossier, DossierState.WITHDRAWN, reason, actor);
    }

    /** Archives a dossier that nobody answers for, with a reason that its applicant is told. */
    @Transactional
    public void archive(DossierId id, String reason, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(id, actor);
        sleep(dossier, DossierState.ARCHIVED, reason, actor);
    }

    private void sleep(DossierRecord dossier, DossierState to, String reason, Actor actor) {
        if (reason.length() < SHORTEST_REASON || reason.length() > REASON)
            throw new Refused("raison", "dossier.life.reason", SHORTEST_REASON, REASON);
        if (!dossier.state().mayBecome(to)) throw new Refused("", "dossier.life.not." + to.code());
        move(dossier, to, reason, actor);
        tellTheOthers(dossier, "dossier.mail." + to.code(), reason, actor);
    }

    /**
     * Reopens a dossier that sleeps, where it was. Its applicant may reopen what was withdrawn; the staff, both.
     *
     * @throws Refused when it does not sleep, or when its people were taken out of it
     */
    @Transactional
    public void reopen(DossierId id, String reason, Actor actor) {
        DossierRecord dossier = applications.readToWrite(id, actor);
        if (reason.length() > REASON) throw new Refused("raison", "dossier.life.reason", 0, REASON);
        if (dossier.state() == DossierState.ARCHIVED && !applications.staff(dossier, actor))
            throw new NotAllowed("reopening of archived dossier " + id);
        if (moves.withoutPeople(id)) throw new Refused("", "dossier.life.people-gone");
        DossierState before = before(id).orElseThrow(() -> new Refused("", "dossier.life.not.rouvert"));
        move(dossier, before, reason, actor);
        tellTheOthers(dossier, "dossier.mail.rouvert", reason, actor);
    }

    private void move(DossierRecord dossier, DossierState to, String reason, Actor actor) {
        if (!dossier.state().mayBecome(to)
                || !moves.move(dossier.id(), dossier.state(), to, actor.id(), reason, clock.instant()))
            throw new Refused("", "dossier.moved");
        audit.record(
                actor.who(),
                "dossier.moved",
                "dossier:" + dossier.id(),
                Map.of("from", dossier.state().code(), "to", to.code()));
    }

    /** Where a dossier was, and whose. */
    public record Place(
            DossierState state,
            DossierStep step,
            Instant since,
            @Nullable AccountId assignee) {}

    /**
     * Puts a dossier back where it was before somebody moved it, and tells its people when its state changes.
     *
     * @param times how many times it had moved then
     * @return false when it has moved since, or one does not work on it (any more): it stays as it is
     */
    @Transactional
    public boolean putBack(DossierId id, Place before, long times, Actor actor) {
        DossierPosition position = moves.lock(id).orElseThrow(() -> new NotFound("dossier", id));
        DossierRecord dossier = applications.find(id).orElseThrow(() -> new NotFound("dossier", id));
        if (position.moves() != times || !applications.staff(dossier, actor)) return false;
        Instant now = clock.instant();
        DossierStep step = DossierStep.of(before.state(), position.reviewers(), position.reviewed());
        moves.place(
                position,
                before.state(),
                step,
                step == before.step() ? before.since() : now,
                before.assignee(),
                actor.id(),
                "",
                now);
        if (before.assignee() != null && !before.assignee().equals(position.assignee()))
            events.publishEvent(new DossierGiven(id, Author.of(actor, now)));
        if (position.state() != before.state())
            tellTheOthers(
                    applications.read(id, actor),
                    before.state().asleep() ? "dossier.mail." + before.state().code() : "dossier.mail.rouvert",
                    "",
                    actor);
        return true;
    }

    /** The applicant is told what the staff did, and the one who follows the dossier what the applicant did. */
    private void tellTheOthers(DossierRecord dossier, String key, String reason, Actor actor) {
        if (!dossier.applicantId().equals(actor.id())) {
            Accounts.Account applicant = accounts.byId(dossier.applicantId())
                    .orElseThrow(() -> new NotFound("account", dossier.applicantId()));
            Words words = languages.in(applicant.language());
            Letters.Letter letter = words(dossier, key, applicant.name(), reason, actor, words);
            outbox.send(new Message(applicant.email(), "dossier-life", letter.subject(), letter.text()));
        }
        AccountId assignee = mustStand(dossier.id()).assignee();
        if (assignee != null && !assignee.equals(actor.id()))
            letters.send(
                    assignee,
                    "dossier-life",
                    words -> words(
                            dossier,
                            key,
                            Objects.requireNonNullElse(
                                    accounts.names(Set.of(assignee)).get(assignee), ""),
                            reason,
                            actor,
                            words));
    }

    private static Letters.Letter words(
            DossierRecord dossier, String key, String reader, String reason, Actor actor, Words words) {
        String title = named(dossier.title(), words);
        return new Letters.Letter(
                words.t(key + ".subject", title),
                words.t(
                        key + ".text",
                        reader,
                        title,
                        actor.name(),
                        reason.isEmpty() ? "" : "\n\n" + reason,
                        words.baseUrl() + dossier.path()));
    }

    private static String named(String title, Words words) {
        return title.isEmpty()
                ? words.t("dossier.untitled")
                : title.replaceAll("\\s+", " ").strip();
    }

    /**
     * Gives the dossier to a colleague, who is told (or whoever stands in for them), or to nobody.
     *
     * @throws Refused naming the field `responsable`
     */
    @Transactional
    public void assign(DossierId id, @Nullable AccountId to, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(id, actor);
        if (to != null
                && applications.colleagues(dossier).stream()
                        .noneMatch(colleague -> colleague.id().equals(to)))
            throw new Refused("responsable", "dossier.life.assignee");
        DossierPosition position = moves.lock(id).orElseThrow(() -> new NotFound("dossier", id));
        if (Objects.equals(position.assignee(), to)) return;
        Instant now = clock.instant();
        moves.place(position, position.state(), position.step(), position.since(), to, actor.id(), "", now);
        audit.record(actor.who(), "dossier.assigned", "dossier:" + id, Map.of("to", to == null ? "" : to.toString()));
        if (to == null) return;
        events.publishEvent(new DossierGiven(id, Author.of(actor, now)));
        if (to.equals(actor.id())) return;
        letters.send(to, "dossier-assigned", words -> words(dossier, "dossier.mail.assigned", "", "", actor, words));
    }

    /**
     * Somebody declared a conflict of interest: they follow the dossier no more, and those who lead the incubator find
     * somebody else. When none of them can act on it, administrators are told.
     */
    @EventListener
    @Transactional
    void conflictDeclared(ConflictDeclared conflict) {
        if (!conflict.subject().kind().equals(DossierId.REVIEWED_AS)) return;
        DossierId id = DossierId.parse(conflict.subject().id());
        boolean followed = leave(id, conflict.account());
        dossiers.setAside(id, conflict.account());
        DossierRecord dossier = applications.find(id).orElseThrow(() -> new NotFound("dossier", id));
        List<Accounts.Account> leads = applications.holding(dossier, Role.LEAD);
        List<Accounts.Account> told = leads.isEmpty() ? accounts.holding(Grant.EVERYWHERE, Role.ADMINISTRATOR) : leads;
        String key = leads.isEmpty() ? "dossier.mail.without-lead" : "dossier.mail.left";
        if (followed || leads.isEmpty())
            for (Accounts.Account one : told)
                letters.send(one.id(), "dossier-conflict", words -> toReplace(dossier, key, conflict.name(), words));
        if (followed && !told.isEmpty())
            events.publishEvent(new DossierLeft(
                    dossier, new Author(conflict.account(), conflict.name(), clock.instant()), told.get(0)));
    }

    /** They may act on the dossier again; it is not given back to them by itself. */
    @EventListener
    @Transactional
    void conflictLifted(ConflictLifted conflict) {
        if (conflict.subject().kind().equals(DossierId.REVIEWED_AS))
            dossiers.letBack(DossierId.parse(conflict.subject().id()), conflict.account());
    }

    /** Takes a dossier back from whoever follows it; false when somebody else does, or nobody. */
    private boolean leave(DossierId id, AccountId account) {
        DossierPosition position = moves.lock(id).orElseThrow(() -> new NotFound("dossier", id));
        if (!account.equals(position.assignee())) return false;
        moves.place(position, position.state(), position.step(), position.since(), null, account, "", clock.instant());
        return true;
    }

    private static Letters.Letter toReplace(DossierRecord dossier, String key, String name, Words words) {
        String title = named(dossier.title(), words);
        return new Letters.Letter(
                words.t(key + ".subject", title),
                words.t(key + ".text", name, title, words.baseUrl() + dossier.path() + "/parcours"));
    }

    /** Reviewers were asked or gave their opinions: what is submitted goes under review, then waits for a decision. */
    @EventListener
    @Transactional
    void progressed(ReviewProgressed progress) {
        if (!progress.subject().kind().equals(DossierId.REVIEWED_AS)) return;
        DossierId id = DossierId.parse(progress.subject().id());
        DossierPosition position = moves.lock(id).orElseThrow(() -> new NotFound("dossier", id));
        moves.reviewed(id, progress.reviewers(), progress.done(), progress.due());
        DossierStep step = DossierStep.of(position.state(), progress.reviewers(), progress.done());
        if (step == position.step()) return;
        Instant now = clock.instant();
        moves.place(position, position.state(), step, now, position.assignee(), null, "", now);
    }
}

package org.terreau.review;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.Absences;
import org.terreau.incubator.Letters;
import org.terreau.incubator.Themes;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;

/** Who reviews a subject: proposed, asked, answering, in conflict, reminded. */
@Service
public class Reviewers {

    /** Longest reason or note, in characters. */
    public static final int TEXT = 2000;

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};
    private static final int FEWEST = 2;
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_DAYS = 120;
    private static final int DAYS_BEFORE = 2;

    private final JdbcReviewers reviewers;
    private final Accounts accounts;
    private final Absences absences;
    private final Letters letters;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviewers(
            JdbcReviewers reviewers,
            Accounts accounts,
            Absences absences,
            Letters letters,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reviewers = reviewers;
        this.accounts = accounts;
        this.absences = absences;
        this.letters = letters;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A review asked of somebody.
     *
     * @param reason why it was declined; for a conflict, what only leads read
     * @param given on how many of the prerequisites
     * @param late days past the date while the opinion is expected, 0 otherwise
     * @param away the absence in course, null when the person is there
     */
    public record Assignment(
            AccountId account,
            String name,
            AssignmentState state,
            Instant askedAt,
            LocalDate dueOn,
            String reason,
            int given,
            long late,
            Absences.@Nullable Absence away) {}

    /** A review that one has to give, or gave, as one's own page lists it. */
    public record Mine(
            String title,
            String path,
            AssignmentState state,
            LocalDate dueOn,
            int given,
            long late,
            @Nullable String onBehalfOf) {}

    /** Somebody who reviews, as the list of reviewers shows them. */
    public record Profile(
            AccountId account,
            String name,
            List<String> themes,
            int openReviews,
            int given,
            Absences.@Nullable Absence away) {

        public Profile {
            themes = List.copyOf(themes);
        }
    }

    /** A conflict of interest as it was declared; the note is for leads. */
    public record Conflict(AccountId account, String name, ConflictKind kind, String note, Instant at) {}

    /** The themes that somebody says they know. */
    @Transactional(readOnly = true)
    public List<String> themes(Actor actor) {
        return reviewers.themes(actor.id());
    }

    @Transactional
    public void know(List<String> themes, Actor actor) {
        mustWork(actor);
        reviewers.know(actor.id(), Themes.known(themes));
        audit.record(actor.who(), "review.themes-said", "account:" + actor.id(), Map.of());
    }

    /** One's own reviews and those for which one stands in today: what is expected first, the nearest date first. */
    @Transactional(readOnly = true)
    public List<Mine> mine(Actor actor) {
        Set<AccountId> acting = absences.actingFor(actor.id());
        Map<AccountId, String> names = accounts.names(acting);
        return reviewers.of(acting, Paris.today(clock)).stream()
                .filter(found ->
                        found.account().equals(actor.id()) || found.state().open())
                .map(found -> new Mine(
                        found.title(),
                        found.path(),
                        found.state(),
                        found.dueOn(),
                        found.given(),
                        found.late(),
                        found.account().equals(actor.id()) ? null : names.get(found.account())))
                .toList();
    }

    /** Everybody who may review for the incubators of this person, by name. */
    @Transactional(readOnly = true)
    public List<Profile> profiles(Actor actor) {
        mustWork(actor);
        Map<AccountId, Accounts.Account> people = new java.util.LinkedHashMap<>();
        for (String scope : actor.scopes(STAFF))
            for (Accounts.Account account : accounts.holding(scope, STAFF)) people.put(account.id(), account);
        Map<AccountId, JdbcReviewers.Known> known = reviewers.known(people.keySet());
        Map<AccountId, Absences.Absence> away = absences.today(people.keySet());
        return people.values().stream()
                .map(account -> {
                    JdbcReviewers.Known of = known.getOrDefault(account.id(), JdbcReviewers.Known.NOTHING);
                    return new Profile(
                            account.id(),
                            account.name(),
                            of.themes(),
                            of.openReviews(),
                            of.given(),
                            away.get(account.id()));
                })
                .toList();
    }

    private static void mustWork(Actor actor) {
        if (!actor.staff()) throw new org.terreau.shared.NotAllowed("reviewers asked of account " + actor.id());
    }

    /** Those asked to review the subject, in the order in which they were asked; a conflict's note is for leads. */
    @Transactional(readOnly = true)
    public List<Assignment> assignments(ReviewSubject subject, Actor actor) {
        actor.mustHave(subject.incubator().value(), STAFF);
        boolean lead = actor.has(subject.incubator().value(), Role.LEAD);
        List<JdbcReviewers.Found> found = reviewers.on(subject, Paris.today(clock));
        List<AccountId> people =
                found.stream().map(JdbcReviewers.Found::account).toList();
        Map<AccountId, String> names = accounts.names(people);
        Map<AccountId, Absences.Absence> away = absences.today(people);
        return found.stream()
                .map(one -> new Assignment(
                        one.account(),
                        names.getOrDefault(one.account(), ""),
                        one.state(),
                        one.askedAt(),
                        one.dueOn(),
                        one.state() == AssignmentState.IN_CONFLICT && !lead ? "" : one.reason(),
                        one.given(),
                        one.late(),
                        away.get(one.account())))
                .toList();
    }

    /** The conflicts declared on a subject: for leads only. */
    @Transactional(readOnly = true)
    public List<Conflict> conflicts(ReviewSubject subject, Actor actor) {
        actor.mustHave(subject.incubator().value(), Role.LEAD);
        List<JdbcReviewers.Declared> declared = reviewers.conflicts(subject);
        Map<AccountId, String> names = accounts.names(
                declared.stream().map(JdbcReviewers.Declared::account).toList());
        return declared.stream()
                .map(one -> new Conflict(
                        one.account(), names.getOrDefault(one.account(), ""), one.kind(), one.note(), one.at()))
                .toList();
    }

    public boolean inConflict(ReviewSubject subject, AccountId account) {
        return reviewers.inConflict(subject, account);
    }

    /** No opinion of an assigned reviewer is expected any more: all are given, or their date has passed. */
    @Transactional(readOnly = true)
    public boolean complete(ReviewSubject subject) {
        return !reviewers.expecting(subject, Paris.today(clock));
    }

    /**
     * Who may be asked to review the subject, the best first.
     *
     * @param themes of the subject
     * @param concerned those who may not, being the ones who ask for it
     */
    @Transactional(readOnly = true)
    public List<ReviewerProposal.Proposed> proposals(
            ReviewSubject subject, List<String> themes, Set<AccountId> concerned, Actor actor) {
        actor.mustHave(subject.incubator().value(), STAFF);
        List<Accounts.Account> colleagues = accounts.holding(subject.incubator().value(), STAFF);
        Set<AccountId> ids = new HashSet<>();
        colleagues.forEach(colleague -> ids.add(colleague.id()));
        Map<AccountId, JdbcReviewers.Known> known = reviewers.known(ids);
        Map<AccountId, Absences.Absence> away = absences.today(ids);
        Set<AccountId> taken = new HashSet<>(concerned);
        for (JdbcReviewers.Found found : reviewers.on(subject, Paris.today(clock)))
            if (found.state() != AssignmentState.IN_CONFLICT) taken.add(found.account());
        Set<AccountId> conflicts = new HashSet<>();
        reviewers.conflicts(subject).forEach(declared -> conflicts.add(declared.account()));
        List<ReviewerProposal.Candidate> candidates = new ArrayList<>();
        for (Accounts.Account colleague : colleagues) {
            JdbcReviewers.Known of = known.getOrDefault(colleague.id(), JdbcReviewers.Known.NOTHING);
            Absences.Absence absence = away.get(colleague.id());
            candidates.add(new ReviewerProposal.Candidate(
                    colleague.id(),
                    colleague.name(),
                    of.themes(),
                    of.openReviews(),
                    absence == null ? null : absence.last(),
                    conflicts.contains(colleague.id()),
                    taken.contains(colleague.id())));
        }
        return ReviewerProposal.among(candidates, themes);
    }

    /**
     * Asks people to review the subject by a date; each is told by e-mail. At least two review it, unless fewer can.
     *
     * @param reviewPath where they give their opinions
     * @throws Refused naming the fields `relecteurs` and `avant-le`
     */
    @Transactional
    public void assign(
            ReviewSubject subject,
            String reviewPath,
            Set<AccountId> chosen,
            @Nullable LocalDate due,
            Set<AccountId> concerned,
            Actor actor) {
        actor.mustHave(subject.incubator().value(), STAFF);
        Set<AccountId> possible = new HashSet<>();
        proposals(subject, List.of(), concerned, actor)
                .forEach(proposed -> possible.add(proposed.candidate().account()));
        long already = reviewers.on(subject, Paris.today(clock)).stream()
                .filter(found -> found.state().counts())
                .count();
        Objections objections = new Objections();
        if (chosen.isEmpty() || already + chosen.size() < Math.min(FEWEST, already + possible.size()))
            objections.add("relecteurs", "review.reviewers.two");
        else if (!possible.containsAll(chosen)) objections.add("relecteurs", "review.reviewers.unknown");
        objections.when(
                due == null
                        || !due.isAfter(Paris.today(clock))
                        || due.isAfter(Paris.today(clock).plusDays(LONGEST_DAYS)),
                "avant-le",
                "review.due",
                LONGEST_DAYS);
        if (objections.any() || due == null) throw objections.refusal();
        for (AccountId reviewer : chosen) {
            reviewers.ask(subject, reviewPath, reviewer, actor.id(), clock.instant(), due);
            letters.send(
                    reviewer,
                    "review-asked",
                    ui -> new Letters.Letter(
                            ui.t("review.mail.asked.subject", subject.title()),
                            ui.t(
                                    "review.mail.asked.text",
                                    actor.name(),
                                    subject.title(),
                                    ui.date(due),
                                    ui.baseUrl() + reviewPath)));
        }
        audit.record(
                actor.who(),
                "review.asked",
                subject.kind() + ":" + subject.id(),
                Map.of("reviewers", String.valueOf(chosen.size()), "due", due.toString()));
        progressed(subject);
    }

    /** Agrees to review, for oneself or for somebody one stands in for. */
    @Transactional
    public void accept(ReviewSubject subject, Actor actor) {
        actor.mustHave(subject.incubator().value(), STAFF);
        if (answer(subject, actor, AssignmentState.ACCEPTED, "") == null)
            throw new NotFound("review asked", actor.id());
        audit.record(actor.who(), "review.accepted", subject.kind() + ":" + subject.id(), Map.of());
        progressed(subject);
    }

    /**
     * Declines to review; the one who asked is told, and asks somebody else.
     *
     * @throws Refused naming the field `refus`
     */
    @Transactional
    public void decline(ReviewSubject subject, String reason, Actor actor) {
        actor.mustHave(subject.incubator().value(), STAFF);
        if (reason.length() < SHORTEST_REASON || reason.length() > TEXT)
            throw new Refused("refus", "review.decline.reason", SHORTEST_REASON, TEXT);
        JdbcReviewers.Asker asker = answer(subject, actor, AssignmentState.DECLINED, reason);
        if (asker == null) throw new NotFound("review asked", actor.id());
        audit.record(actor.who(), "review.declined", subject.kind() + ":" + subject.id(), Map.of());
        letters.send(
                asker.account(),
                "review-declined",
                ui -> new Letters.Letter(
                        ui.t("review.mail.declined.subject", subject.title()),
                        ui.t(
                                "review.mail.declined.text",
                                actor.name(),
                                subject.title(),
                                reason,
                                ui.baseUrl() + asker.path())));
        progressed(subject);
    }

    /**
     * Declares a conflict of interest: from then on this person neither reads opinions on the subject nor gives one,
     * and what they gave is taken out. Whoever asked them is told that somebody else is needed, without the note.
     *
     * @throws Refused naming the fields `conflit` and `precision`
     */
    @Transactional
    public void declareConflict(ReviewSubject subject, @Nullable ConflictKind kind, String note, Actor actor) {
        actor.mustHave(subject.incubator().value(), STAFF);
        Objections objections = new Objections();
        objections.when(kind == null, "conflit", "review.conflict.kind");
        objections.when(kind == ConflictKind.OTHER && note.isEmpty(), "precision", "review.conflict.note");
        objections.when(note.length() > TEXT, "precision", "review.long", TEXT);
        if (objections.any() || kind == null) throw objections.refusal();
        reviewers.declare(subject, actor.id(), kind, note, clock.instant());
        JdbcReviewers.Asker asker =
                reviewers.answer(subject, Set.of(actor.id()), AssignmentState.IN_CONFLICT, note, clock.instant());
        audit.record(
                actor.who(),
                "review.conflict-declared",
                subject.kind() + ":" + subject.id(),
                Map.of("kind", kind.code()));
        if (asker != null && !asker.account().equals(actor.id()))
            letters.send(
                    asker.account(),
                    "review-conflict",
                    ui -> new Letters.Letter(
                            ui.t("review.mail.conflict.subject", subject.title()),
                            ui.t(
                                    "review.mail.conflict.text",
                                    actor.name(),
                                    subject.title(),
                                    ui.baseUrl() + asker.path())));
        progressed(subject);
        events.publishEvent(new ConflictDeclared(subject, actor.id(), actor.name()));
    }

    /**
     * A lead lifts a conflict that was declared by mistake or has ended; nobody lifts their own.
     *
     * @throws Refused when it is one's own
     */
    @Transactional
    public void liftConflict(ReviewSubject subject, AccountId of, Actor actor) {
        actor.mustHave(subject.incubator().value(), Role.LEAD);
        if (of.equals(actor.id())) throw new Refused("", "review.conflict.own");
        if (!reviewers.lift(subject, of)) throw new NotFound("conflict of account", of);
        audit.record(
                actor.who(),
                "review.conflict-lifted",
                subject.kind() + ":" + subject.id(),
                Map.of("account", of.toString()));
        progressed(subject);
        events.publishEvent(new ConflictLifted(subject, of));
    }

    private JdbcReviewers.@Nullable Asker answer(
            ReviewSubject subject, Actor actor, AssignmentState state, String reason) {
        return reviewers.answer(subject, absences.actingFor(actor.id()), state, reason, clock.instant());
    }

    /** Somebody gave opinions: their review, or the one they stand in for, is done when none is missing. */
    void given(ReviewSubject subject, Actor actor) {
        reviewers.given(subject, absences.actingFor(actor.id()), actor.id(), clock.instant());
        progressed(subject);
    }

    private void progressed(ReviewSubject subject) {
        List<JdbcReviewers.Found> all = reviewers.on(subject, Paris.today(clock));
        int counted = (int) all.stream().filter(one -> one.state().counts()).count();
        int done = (int)
                all.stream().filter(one -> one.state() == AssignmentState.DONE).count();
        LocalDate due = all.stream()
                .filter(one -> one.state().open())
                .map(JdbcReviewers.Found::dueOn)
                .min(LocalDate::compareTo)
                .orElse(null);
        events.publishEvent(new ReviewProgressed(subject, counted, done, due));
    }

    /** Reminds of what is expected: once two days before the date, once when it has passed. */
    @Transactional
    public int remind() {
        LocalDate today = Paris.today(clock);
        List<JdbcReviewers.Reminded> soon = reviewers.takeSoon(today, today.plusDays(DAYS_BEFORE));
        List<JdbcReviewers.Reminded> late = reviewers.takeLate(today);
        soon.forEach(one -> remind(one, "review.mail.soon"));
        late.forEach(one -> remind(one, "review.mail.late"));
        return soon.size() + late.size();
    }

    private void remind(JdbcReviewers.Reminded one, String key) {
        letters.send(
                one.account(),
                "review-reminder",
                ui -> new Letters.Letter(
                        ui.t(key + ".subject", one.title()),
                        ui.t(key + ".text", one.title(), ui.date(one.dueOn()), ui.baseUrl() + one.path())));
    }

    @Configuration
    static class Reminders {

        @Bean
        RecurringTask<Void> remindReviewers(Reviewers reviewers) {
            return Tasks.recurring("review-reminders", FixedDelay.ofHours(1))
                    .execute((instance, context) -> reviewers.remind());
        }
    }
}

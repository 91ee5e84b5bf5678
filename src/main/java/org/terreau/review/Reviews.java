package org.terreau.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;

/** What reviewers think of a subject on the six prerequisites, and what the committee decides. */
@Service
public class Reviews {

    /** Longest reason, in characters. */
    public static final int REASON = 4000;

    private static final int SHORTEST_REASON = 20;
    private static final Money LARGEST = Money.euros(50_000_000);

    private final JdbcReviews stored;
    private final Reviewers reviewers;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviews(JdbcReviews stored, Reviewers reviewers, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.stored = stored;
        this.reviewers = reviewers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What one reviewer thinks of one prerequisite.
     *
     * @param earlier what they said before, the first one first
     */
    public record Opinion(
            Prerequisite prerequisite,
            AccountId reviewer,
            String author,
            Standing standing,
            String reason,
            Instant at,
            List<Earlier> earlier) {

        public Opinion {
            earlier = List.copyOf(earlier);
        }
    }

    /**
     * An opinion that was changed since.
     *
     * @param afterReading others' opinions on this prerequisite could be read when it was changed
     */
    public record Earlier(Standing standing, String reason, Instant at, boolean afterReading) {}

    /** A standing and its reason, as a reviewer gives them. */
    public record Judgement(Standing standing, String reason) {}

    /** A decision as it was recorded; it is never changed. */
    public record Decision(
            long id,
            Outcome outcome,
            String reason,
            @Nullable Money amount,
            @Nullable LocalDate until,
            LocalDate on) {}

    /** A decision as the lead types it. */
    public record Proposed(
            @Nullable Outcome outcome,
            String reason,
            @Nullable Money amount,
            @Nullable LocalDate until) {}

    /**
     * The opinions on a subject that this person may read, in the order in which they were given. Blind: one reads the
     * others' opinions on a prerequisite once one's own on it is given. A lead reads all of them once no assigned
     * reviewer's opinion is expected any more (all given, or the date passed); everybody does once the committee
     * decided. What may not be read does not leave the database.
     *
     * @throws NotAllowed for somebody who declared a conflict of interest on the subject
     */
    @Transactional(readOnly = true)
    public List<Opinion> opinions(ReviewSubject subject, Actor actor) {
        mayJudge(subject, actor);
        return stored.opinions(
                subject, actor.id(), actor.has(subject.incubator().value(), Role.LEAD), Paris.today(clock));
    }

    /** Works for the incubator, and declared no conflict of interest on the subject. */
    private void mayJudge(ReviewSubject subject, Actor actor) {
        actor.mustHave(subject.incubator().value(), Role.STAFF, Role.COACH, Role.LEAD);
        if (reviewers.inConflict(subject, actor.id()))
            throw new NotAllowed(
                    "conflict of interest of account " + actor.id() + " on " + subject.kind() + " " + subject.id(),
                    ConflictKind.REFUSAL);
    }

    /**
     * Gives or replaces one's own opinion on some of the prerequisites. What is replaced is kept, with whether others
     * could be read by then.
     *
     * @throws Refused naming the field `motif-<prerequisite>` of each standing that has no reason
     */
    @Transactional
    public void give(ReviewSubject subject, Map<Prerequisite, Judgement> judgements, Actor actor) {
        mayJudge(subject, actor);
        List<Refused.Problem> problems = new ArrayList<>();
        if (judgements.isEmpty()) problems.add(Refused.Problem.of("", "review.opinion.none"));
        judgements.forEach((prerequisite, judgement) -> {
            String field = "motif-" + prerequisite.code();
            if (judgement.reason().isEmpty()) problems.add(Refused.Problem.of(field, "review.opinion.reason"));
            if (judgement.reason().length() > REASON) problems.add(Refused.Problem.of(field, "review.long", REASON));
        });
        if (!problems.isEmpty()) throw new Refused(problems);
        Instant now = clock.instant();
        judgements.forEach((prerequisite, judgement) -> stored.write(subject, prerequisite, judgement, actor, now));
        audit.record(actor.who(), "review.opinion-given", subject.kind() + ":" + subject.id(), Map.of());
        reviewers.given(subject, actor);
    }

    /**
     * What the opinions say together on each prerequisite: empty until this person may read them all.
     *
     * @return one for each prerequisite in the offer's order, or none
     */
    @Transactional(readOnly = true)
    public List<Agreement> synthesis(ReviewSubject subject, Actor actor) {
        if (!actor.has(subject.incubator().value(), Role.LEAD) || !reviewers.complete(subject)) return List.of();
        List<Opinion> opinions = opinions(subject, actor);
        Map<Long, String> expected = new HashMap<>();
        for (Reviewers.Assignment assignment : reviewers.assignments(subject, actor))
            if (assignment.state().counts()) expected.put(assignment.account().value(), assignment.name());
        List<Agreement> agreements = new ArrayList<>();
        for (Prerequisite prerequisite : Prerequisite.values())
            agreements.add(Agreement.of(prerequisite, opinions, expected));
        return agreements;
    }

    /** The decisions on a subject, the first one first. They are public with the product they open. */
    @Transactional(readOnly = true)
    public List<Decision> decisions(String kind, String id) {
        return stored.decisions(kind, id);
    }

    /**
     * Records the committee's decision and tells those who act on it, in the same transaction.
     *
     * @throws Refused naming the fields `decision`, `motif`, `montant`, `echeance`
     */
    @Transactional
    public Decision decide(ReviewSubject subject, Proposed proposed, Actor actor) {
        actor.mustHave(subject.incubator().value(), Role.LEAD);
        mayJudge(subject, actor);
        LocalDate today = Paris.today(clock);
        Objections objections = objections(proposed, today);
        Outcome outcome = proposed.outcome();
        if (objections.any() || outcome == null) throw objections.refusal();
        Money amount = outcome.funds() ? proposed.amount() : null;
        LocalDate until = outcome.funds() ? proposed.until() : null;
        long id = stored.insert(subject, new Decision(0, outcome, proposed.reason(), amount, until, today), actor.id());
        audit.record(
                actor.who(),
                "review.decided",
                subject.kind() + ":" + subject.id(),
                Map.of("outcome", outcome.code(), "decision", String.valueOf(id)));
        events.publishEvent(
                new DecisionRecorded(id, subject, outcome, proposed.reason(), amount, until, today, actor.id()));
        return new Decision(id, outcome, proposed.reason(), amount, until, today);
    }

    private static Objections objections(Proposed proposed, LocalDate today) {
        Objections objections = new Objections();
        Outcome outcome = proposed.outcome();
        objections.when(outcome == null, "decision", "review.decision.needed");
        objections.when(
                proposed.reason().length() < SHORTEST_REASON, "motif", "review.decision.reason", SHORTEST_REASON);
        objections.when(proposed.reason().length() > REASON, "motif", "review.long", REASON);
        if (outcome != null && outcome.funds()) grant(proposed, today, objections);
        return objections;
    }

    private static void grant(Proposed proposed, LocalDate today, Objections objections) {
        Money amount = proposed.amount();
        LocalDate until = proposed.until();
        objections.when(
                amount == null || amount.cents() <= 0 || amount.compareTo(LARGEST) > 0,
                "montant",
                "review.decision.amount");
        objections.when(
                until == null || !until.isAfter(today) || until.isAfter(today.plusYears(3)),
                "echeance",
                "review.decision.until");
    }
}

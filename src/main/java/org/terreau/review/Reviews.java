package org.terreau.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.decision.Decisions;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Refused;

/** What reviewers think of a subject on the six prerequisites. */
@Service
public class Reviews {

    /** Longest reason, in characters. */
    public static final int REASON = 4000;

    private final JdbcReviews stored;
    private final Reviewers reviewers;
    private final Decisions decisions;
    private final Audit audit;
    private final Clock clock;

    Reviews(JdbcReviews stored, Reviewers reviewers, Decisions decisions, Audit audit, Clock clock) {
        this.stored = stored;
        this.reviewers = reviewers;
        this.decisions = decisions;
        this.audit = audit;
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
        boolean all = actor.has(subject.incubator().value(), Role.LEAD) && reviewers.complete(subject)
                || !decisions.about(subject.key()).isEmpty();
        return stored.opinions(subject, actor.id(), all);
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
}

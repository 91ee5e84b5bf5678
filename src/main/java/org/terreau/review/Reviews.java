package org.terreau.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;
    private final Reviewers reviewers;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviews(JdbcClient jdbc, Reviewers reviewers, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
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
        Map<String, Opinion> found = new LinkedHashMap<>();
        jdbc.sql("""
                        with visible as (
                            select o.* from review_opinion o
                            where o.subject_kind = :kind and o.subject_id = :id
                              and (o.account_id = :me
                                   or exists (select 1 from review_opinion mine
                                              where mine.subject_kind = :kind and mine.subject_id = :id
                                                and mine.prerequisite = o.prerequisite and mine.account_id = :me)
                                   or :lead and not exists (
                                        select 1 from review_assignment a
                                        where a.subject_kind = :kind and a.subject_id = :id
                                          and a.state in ('demandee', 'acceptee') and a.due_on >= :today)
                                   or exists (select 1 from decision d
                                              where d.subject_kind = :kind and d.subject_id = :id)))
                        select v.prerequisite, v.account_id, v.author, v.standing, v.reason, v.given_at,
                               e.standing as earlier_standing, e.reason as earlier_reason,
                               e.given_at as earlier_at, e.after_reading
                        from visible v
                        left join review_opinion_earlier e using (subject_kind, subject_id, prerequisite, account_id)
                        order by v.given_at, v.account_id, v.prerequisite, e.id
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("me", actor.id().value())
                .param("lead", actor.has(subject.incubator().value(), Role.LEAD))
                .param("today", Paris.today(clock))
                .query((row, ignored) -> opinion(row))
                .list()
                .forEach(read -> found.merge(
                        read.prerequisite().code() + " " + read.reviewer(),
                        read,
                        (before, next) -> new Opinion(
                                before.prerequisite(),
                                before.reviewer(),
                                before.author(),
                                before.standing(),
                                before.reason(),
                                before.at(),
                                java.util.stream.Stream.concat(before.earlier().stream(), next.earlier().stream())
                                        .toList())));
        return List.copyOf(found.values());
    }

    private static Opinion opinion(ResultSet row) throws SQLException {
        String earlier = row.getString("earlier_standing");
        return new Opinion(
                Prerequisite.of(row.getString("prerequisite")),
                new AccountId(row.getLong("account_id")),
                row.getString("author"),
                Standing.of(row.getString("standing")),
                row.getString("reason"),
                row.getTimestamp("given_at").toInstant(),
                earlier == null
                        ? List.of()
                        : List.of(new Earlier(
                                Standing.of(earlier),
                                row.getString("earlier_reason"),
                                row.getTimestamp("earlier_at").toInstant(),
                                row.getBoolean("after_reading"))));
    }

    /** Works for the incubator, and declared no conflict of interest on the subject. */
    private void mayJudge(ReviewSubject subject, Actor actor) {
        actor.mustHave(subject.incubator().value(), Role.STAFF, Role.COACH, Role.LEAD);
        if (reviewers.inConflict(subject, actor.id()))
            throw new NotAllowed(
                    "conflict of interest of account " + actor.id() + " on " + subject.kind() + " " + subject.id());
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
        judgements.forEach((prerequisite, judgement) -> write(subject, prerequisite, judgement, actor));
        audit.record(actor.who(), "review.opinion-given", subject.kind() + ":" + subject.id(), Map.of());
        reviewers.given(subject, actor);
    }

    private void write(ReviewSubject subject, Prerequisite prerequisite, Judgement judgement, Actor actor) {
        Map<String, Object> values = Map.of(
                "kind", subject.kind(),
                "id", subject.id(),
                "prerequisite", prerequisite.code(),
                "account", actor.id().value(),
                "author", actor.name(),
                "standing", judgement.standing().code(),
                "reason", judgement.reason(),
                "at", Timestamp.from(clock.instant()));
        jdbc.sql("""
                        insert into review_opinion_earlier (subject_kind, subject_id, prerequisite, account_id, standing,
                                                            reason, given_at, after_reading)
                        select subject_kind, subject_id, prerequisite, account_id, standing, reason, given_at,
                               exists (select 1 from review_opinion other
                                       where other.subject_kind = :kind and other.subject_id = :id
                                         and other.prerequisite = :prerequisite and other.account_id <> :account)
                        from review_opinion
                        where subject_kind = :kind and subject_id = :id and prerequisite = :prerequisite
                          and account_id = :account and (standing, reason) <> (:standing, :reason)
                        """).params(values).update();
        jdbc.sql("""
                        insert into review_opinion
                            (subject_kind, subject_id, prerequisite, account_id, author, standing, reason, given_at)
                        values (:kind, :id, :prerequisite, :account, :author, :standing, :reason, :at)
                        on conflict (subject_kind, subject_id, prerequisite, account_id) do update
                        set standing = excluded.standing, reason = excluded.reason, given_at = excluded.given_at
                        where (review_opinion.standing, review_opinion.reason) <> (excluded.standing, excluded.reason)
                        """).params(values).update();
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
        return jdbc.sql("""
                        select id, outcome, reason, amount_cents, until_day, decided_on
                        from decision where subject_kind = :kind and subject_id = :id order by id
                        """)
                .param("kind", kind)
                .param("id", id)
                .query((row, ignored) -> {
                    Long cents = row.getObject("amount_cents", Long.class);
                    return new Decision(
                            row.getLong("id"),
                            Outcome.of(row.getString("outcome")),
                            row.getString("reason"),
                            cents == null ? null : new Money(cents),
                            row.getObject("until_day", LocalDate.class),
                            row.getObject("decided_on", LocalDate.class));
                })
                .list();
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
        long id = jdbc.sql("""
                        insert into decision (subject_kind, subject_id, incubator_id, outcome, reason, amount_cents,
                                              until_day, decided_on, decided_by)
                        values (:kind, :id, :incubator, :outcome, :reason, :amount, :until, :today, :by)
                        returning id
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("incubator", subject.incubator().value())
                .param("outcome", outcome.code())
                .param("reason", proposed.reason())
                .param("amount", amount == null ? null : amount.cents())
                .param("until", until)
                .param("today", today)
                .param("by", actor.id().value())
                .query(Long.class)
                .single();
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

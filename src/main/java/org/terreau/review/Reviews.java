package org.terreau.review;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.terreau.shared.Refused;
import org.terreau.web.Ui;

/** What reviewers think of a subject on the six prerequisites, and what the committee decides. */
@Service
public class Reviews {

    /** Longest reason, in characters. */
    public static final int REASON = 4000;

    private static final int SHORTEST_REASON = 20;
    private static final Money LARGEST = Money.euros(50_000_000);

    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviews(JdbcClient jdbc, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What one reviewer thinks of one prerequisite. */
    public record Opinion(
            Prerequisite prerequisite,
            AccountId reviewer,
            String author,
            Standing standing,
            String reason,
            Instant at) {}

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

    /** The opinions on a subject, by prerequisite and in the order in which they were given. */
    @Transactional(readOnly = true)
    public List<Opinion> opinions(ReviewSubject subject, Actor actor) {
        actor.mustHave(subject.incubator().value(), Role.STAFF, Role.COACH, Role.LEAD);
        return jdbc.sql("""
                        select prerequisite, account_id, author, standing, reason, given_at
                        from review_opinion
                        where subject_kind = :kind and subject_id = :id
                        order by given_at, account_id
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query((row, ignored) -> new Opinion(
                        Prerequisite.of(row.getString("prerequisite")),
                        new AccountId(row.getLong("account_id")),
                        row.getString("author"),
                        Standing.of(row.getString("standing")),
                        row.getString("reason"),
                        row.getTimestamp("given_at").toInstant()))
                .list();
    }

    /**
     * Gives or replaces one's own opinion on some of the prerequisites.
     *
     * @throws Refused naming the field `motif-<prerequisite>` of each standing that has no reason
     */
    @Transactional
    public void give(ReviewSubject subject, Map<Prerequisite, Judgement> judgements, Actor actor) {
        actor.mustHave(subject.incubator().value(), Role.STAFF, Role.COACH, Role.LEAD);
        List<Refused.Problem> problems = new ArrayList<>();
        if (judgements.isEmpty()) problems.add(Refused.Problem.of("", "review.opinion.none"));
        judgements.forEach((prerequisite, judgement) -> {
            String field = "motif-" + prerequisite.code();
            if (judgement.reason().isEmpty()) problems.add(Refused.Problem.of(field, "review.opinion.reason"));
            if (judgement.reason().length() > REASON) problems.add(Refused.Problem.of(field, "review.long", REASON));
        });
        if (!problems.isEmpty()) throw new Refused(problems);
        judgements.forEach((prerequisite, judgement) -> jdbc.sql("""
                        insert into review_opinion
                            (subject_kind, subject_id, prerequisite, account_id, author, standing, reason, given_at)
                        values (:kind, :id, :prerequisite, :account, :author, :standing, :reason, :at)
                        on conflict (subject_kind, subject_id, prerequisite, account_id) do update
                        set standing = excluded.standing, reason = excluded.reason, given_at = excluded.given_at
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("prerequisite", prerequisite.code())
                .param("account", actor.id().value())
                .param("author", actor.name())
                .param("standing", judgement.standing().code())
                .param("reason", judgement.reason())
                .param("at", Timestamp.from(clock.instant()))
                .update());
        audit.record(actor.who(), "review.opinion-given", subject.kind() + ":" + subject.id(), Map.of());
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
        LocalDate today = clock.instant().atZone(Ui.PARIS).toLocalDate();
        List<Refused.Problem> problems = problems(proposed, today);
        Outcome outcome = proposed.outcome();
        if (!problems.isEmpty() || outcome == null) throw new Refused(problems);
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

    private static List<Refused.Problem> problems(Proposed proposed, LocalDate today) {
        List<Refused.Problem> problems = new ArrayList<>();
        Outcome outcome = proposed.outcome();
        if (outcome == null) problems.add(Refused.Problem.of("decision", "review.decision.needed"));
        if (proposed.reason().length() < SHORTEST_REASON)
            problems.add(Refused.Problem.of("motif", "review.decision.reason", SHORTEST_REASON));
        if (proposed.reason().length() > REASON) problems.add(Refused.Problem.of("motif", "review.long", REASON));
        if (outcome != null && outcome.funds()) {
            Money amount = proposed.amount();
            LocalDate until = proposed.until();
            if (amount == null || amount.cents() <= 0 || amount.compareTo(LARGEST) > 0)
                problems.add(Refused.Problem.of("montant", "review.decision.amount"));
            if (until == null || !until.isAfter(today) || until.isAfter(today.plusYears(3)))
                problems.add(Refused.Problem.of("echeance", "review.decision.until"));
        }
        return problems;
    }
}

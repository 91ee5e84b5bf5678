package org.terreau.decision;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Money;
import org.terreau.shared.Plain;

/** The SQL of decisions and of their conditions. Every method runs in the caller's transaction. */
@Repository
class JdbcDecisions {

    private static final String DECISION = """
            select d.id, d.subject_kind, d.subject_id, d.incubator_id, d.title, d.path, d.subject_public, d.outcome, d.reason,
                   d.elsewhere, d.return_if, d.asked_cents, d.amount_cents, d.until_day, d.decided_on, d.decided_by,
                   d.in_committee, d.present, d.dissent, d.next_on, d.recorded_at, d.published_at, d.withheld, d.version,
                   d.taken_over
            from decision d
            """;
    /** A decision is about its subject, and about what its subject was born of. */
    private static final String ABOUT =
            "(d.subject_kind, d.subject_id) in (select * from unnest(cast(:kinds as text[]), cast(:ids as text[])))";

    /** Recorded since `:since`, announced as public, and answered by nobody. */
    private static final String UNANSWERED = """
            d.recorded_at >= :since and not d.withheld
            and not exists (select from decision_answer a where a.decision_id = d.id)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcDecisions(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** One decision at a time on a subject, until the transaction ends. */
    void lock(DecisionSubject.Key subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "decision " + subject)
                .query(row -> {});
    }

    Optional<Decision> find(long id) {
        return whole(jdbc.sql(DECISION + "where d.id = :id")
                        .param("id", id)
                        .query(JdbcDecisions::decision)
                        .list())
                .stream()
                .findFirst();
    }

    /** Those of these numbers, in no order. */
    List<Decision> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : whole(jdbc.sql(DECISION + "where d.id = any(:ids)")
                        .param("ids", ids.toArray(Long[]::new))
                        .query(JdbcDecisions::decision)
                        .list());
    }

    /** The last public decision on each subject that has no page of its own: its number, with its version. */
    Map<Long, Long> lastOnWhatHasNoPage() {
        return jdbc
                .sql("""
                        select distinct on (subject_kind, subject_id) id, version from decision
                        where published_at is not null and not subject_public
                        order by subject_kind, subject_id, decided_on desc, id desc
                        """)
                .query((row, ignored) -> Map.entry(row.getLong("id"), row.getLong("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those about one of these, the first one first. */
    List<Decision> about(Collection<DecisionSubject.Key> keys) {
        return whole(about(DECISION + "where " + ABOUT + " order by d.decided_on, d.id", keys)
                .query(JdbcDecisions::decision)
                .list());
    }

    /** The same without their conditions, those that everybody may read. */
    List<Decision> published(Collection<DecisionSubject.Key> keys) {
        return about(DECISION + "where d.published_at is not null and " + ABOUT + " order by d.decided_on, d.id", keys)
                .query(JdbcDecisions::decision)
                .list();
    }

    private JdbcClient.StatementSpec about(String sql, Collection<DecisionSubject.Key> keys) {
        return jdbc.sql(sql)
                .param("kinds", keys.stream().map(DecisionSubject.Key::kind).toArray(String[]::new))
                .param("ids", keys.stream().map(DecisionSubject.Key::id).toArray(String[]::new));
    }

    /** The decisions taken in committees of that incubator on that day. */
    List<Decision> taken(IncubatorId incubator, LocalDate day) {
        return jdbc.sql(DECISION
                        + "where d.incubator_id = :incubator and d.decided_on = :day and d.in_committee order by d.id")
                .param("incubator", incubator.value())
                .param("day", day)
                .query(JdbcDecisions::decision)
                .list();
    }

    private static Decision decision(ResultSet row, int ignored) throws SQLException {
        return new Decision(
                row.getLong("id"),
                new DecisionSubject(
                        new DecisionSubject.Key(row.getString("subject_kind"), row.getString("subject_id")),
                        new IncubatorId(row.getString("incubator_id")),
                        row.getString("title"),
                        row.getString("path")),
                new Decision.Ruling(
                        Outcome.of(row.getString("outcome")),
                        row.getString("reason"),
                        row.getString("elsewhere"),
                        row.getString("return_if")),
                new Decision.Grant(
                        money(row, "asked_cents"),
                        money(row, "amount_cents"),
                        row.getObject("until_day", LocalDate.class)),
                sitting(row),
                List.of(),
                publication(row),
                row.getLong("version"));
    }

    private static Decision.Sitting sitting(ResultSet row) throws SQLException {
        Long by = row.getObject("decided_by", Long.class);
        return new Decision.Sitting(
                row.getObject("decided_on", LocalDate.class),
                by == null ? null : new AccountId(by),
                row.getBoolean("in_committee"),
                row.getString("present"),
                row.getString("dissent"),
                row.getObject("next_on", LocalDate.class));
    }

    private static Decision.Publication publication(ResultSet row) throws SQLException {
        Timestamp published = row.getTimestamp("published_at");
        return new Decision.Publication(
                row.getTimestamp("recorded_at").toInstant(),
                published == null ? null : published.toInstant(),
                row.getBoolean("withheld"),
                row.getBoolean("subject_public"),
                row.getBoolean("taken_over"));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        Long cents = row.getObject(column, Long.class);
        return cents == null ? null : new Money(cents);
    }

    /** With their conditions. */
    private List<Decision> whole(List<Decision> found) {
        if (found.isEmpty()) return found;
        Map<Long, List<Condition>> conditions =
                conditions(found.stream().map(Decision::id).toList());
        return found.stream()
                .map(one -> new Decision(
                        one.id(),
                        one.subject(),
                        one.ruling(),
                        one.grant(),
                        one.sitting(),
                        conditions.getOrDefault(one.id(), List.of()),
                        one.publication(),
                        one.version()))
                .toList();
    }

    private record Asked(long decision, Condition condition) {}

    Map<Long, List<Condition>> conditions(Collection<Long> decisions) {
        return jdbc
                .sql("""
                        select id, decision_id, rank, wording, owner, due_on, figure, figure_name, figure_unit,
                               more_is_better, threshold, state, told, told_on
                        from decision_condition where decision_id = any(:decisions) order by decision_id, rank
                        """)
                .param("decisions", decisions.toArray(Long[]::new))
                .query((row, ignored) -> new Asked(row.getLong("decision_id"), condition(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Asked::decision, Collectors.mapping(Asked::condition, Collectors.toList())));
    }

    private static Condition condition(ResultSet row) throws SQLException {
        BigDecimal threshold = row.getBigDecimal("threshold");
        LocalDate told = row.getObject("told_on", LocalDate.class);
        return new Condition(
                row.getLong("id"),
                row.getInt("rank"),
                row.getString("wording"),
                Condition.Owner.named(row.getString("owner")).orElseThrow(),
                row.getObject("due_on", LocalDate.class),
                threshold == null
                        ? null
                        : new Condition.Threshold(
                                row.getString("figure"),
                                row.getString("figure_name"),
                                row.getString("figure_unit"),
                                row.getBoolean("more_is_better"),
                                threshold),
                Condition.State.named(row.getString("state")).orElseThrow(),
                told == null ? null : new Condition.Told(row.getString("told"), told));
    }

    /** Stores a decision that has no number yet; returns it. */
    long insert(Decision decision, @Nullable LocalDate since) {
        Decision.Sitting sitting = decision.sitting();
        AccountId by = sitting.by();
        long id = jdbc.sql("""
                        insert into decision (subject_kind, subject_id, incubator_id, title, plain, path, subject_public, outcome,
                                              reason, elsewhere, return_if, asked_cents, amount_cents, until_day, decided_on,
                                              decided_by, in_committee, present, dissent, next_on, recorded_at, waited_since)
                        values (:kind, :id, :incubator, :title, :plain, :path, :pub, :outcome, :reason, :elsewhere, :returnIf,
                                :asked, :granted, :until, :on, :by, :committee, :present, :dissent, :next, :at, :since)
                        returning id
                        """)
                .param("kind", decision.subject().key().kind())
                .param("id", decision.subject().key().id())
                .param("incubator", decision.subject().incubator().value())
                .param("title", decision.subject().title())
                .param("plain", Plain.text(decision.subject().title()))
                .param("path", decision.subject().path())
                .param("pub", decision.publication().pub())
                .param("outcome", decision.outcome().code())
                .param("reason", decision.reason())
                .param("elsewhere", decision.ruling().elsewhere())
                .param("returnIf", decision.ruling().returnIf())
                .param("asked", cents(decision.grant().asked()), Types.BIGINT)
                .param("granted", cents(decision.grant().granted()), Types.BIGINT)
                .param("until", decision.until())
                .param("on", sitting.on())
                .param("by", by == null ? null : by.value(), Types.BIGINT)
                .param("committee", sitting.committee())
                .param("present", sitting.present())
                .param("dissent", sitting.dissent())
                .param("next", sitting.next())
                .param("at", Timestamp.from(decision.publication().recordedAt()))
                .param("since", since)
                .query(Long.class)
                .single();
        for (Condition condition : decision.conditions()) insert(id, condition);
        return id;
    }

    /** Stores decisions of the past, in one batch; nobody announces them. */
    void takeOver(List<PastDecisions.Past> past, AccountId by, Instant at) {
        template.batchUpdate(
                """
                insert into decision (subject_kind, subject_id, incubator_id, title, plain, path, outcome, reason, amount_cents,
                                      decided_on, decided_by, recorded_at, withheld, taken_over)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, true)
                """,
                past.stream()
                        .map(one -> new @Nullable Object[] {
                            one.subject().key().kind(),
                            one.subject().key().id(),
                            one.subject().incubator().value(),
                            one.subject().title(),
                            Plain.text(one.subject().title()),
                            one.subject().path(),
                            one.outcome().code(),
                            one.reason(),
                            cents(one.amount()),
                            one.on(),
                            by.value(),
                            Timestamp.from(at)
                        })
                        .toList());
    }

    /** Those of these subjects about which something was decided here, or of which a decision of the past was touched since. */
    Set<DecisionSubject.Key> decidedHere(Collection<DecisionSubject.Key> keys) {
        return Set.copyOf(about("""
                        select distinct d.subject_kind, d.subject_id from decision d
                        where (not d.taken_over or d.version > 0 or d.published_at is not null) and
                        """ + ABOUT, keys)
                .query((row, ignored) ->
                        new DecisionSubject.Key(row.getString("subject_kind"), row.getString("subject_id")))
                .list());
    }

    /** Removes the decisions of the past about these subjects. */
    void removeTakenOver(Collection<DecisionSubject.Key> keys) {
        about("delete from decision d where d.taken_over and " + ABOUT, keys).update();
    }

    private static @Nullable Long cents(@Nullable Money money) {
        return money == null ? null : money.cents();
    }

    private void insert(long decision, Condition condition) {
        Condition.Threshold threshold = condition.threshold();
        jdbc.sql("""
                        insert into decision_condition (decision_id, rank, wording, owner, due_on, figure, figure_name,
                                                        figure_unit, more_is_better, threshold, state)
                        values (:decision, :rank, :wording, :owner, :due, :figure, :name, :unit, :more, :threshold, :state)
                        """)
                .param("decision", decision)
                .param("rank", condition.rank())
                .param("wording", condition.wording())
                .param("owner", condition.owner().code())
                .param("due", condition.dueOn())
                .param("figure", threshold == null ? "" : threshold.code())
                .param("name", threshold == null ? "" : threshold.name())
                .param("unit", threshold == null ? "" : threshold.unit())
                .param("more", threshold == null || threshold.moreIsBetter())
                .param("threshold", threshold == null ? null : threshold.value(), Types.NUMERIC)
                .param("state", condition.state().code())
                .update();
    }

    /** Takes it for a write; false when somebody else wrote since this version. */
    boolean take(long id, long version) {
        return jdbc.sql("update decision set version = version + 1 where id = :id and version = :version")
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    void reword(long id, Decision.Ruling ruling, String present, String dissent) {
        jdbc.sql("""
                        update decision
                        set reason = :reason, elsewhere = :elsewhere, return_if = :returnIf, present = :present,
                            dissent = :dissent
                        where id = :id
                        """)
                .param("reason", ruling.reason())
                .param("elsewhere", ruling.elsewhere())
                .param("returnIf", ruling.returnIf())
                .param("present", present)
                .param("dissent", dissent)
                .param("id", id)
                .update();
    }

    void regrant(long id, Decision.Grant grant) {
        jdbc.sql("update decision set amount_cents = :granted, until_day = :until, asked_cents = :asked where id = :id")
                .param("granted", cents(grant.granted()), Types.BIGINT)
                .param("until", grant.until())
                .param("asked", cents(grant.asked()), Types.BIGINT)
                .param("id", id)
                .update();
    }

    /** A word that was changed after everybody could read it. */
    record Corrected(String field, String before, String after) {}

    void corrected(long id, Corrected word, String motive, LocalDate on) {
        jdbc.sql("""
                        insert into decision_correction (decision_id, corrected_on, motive, field, before_text, after_text)
                        values (:decision, :on, :motive, :field, :before, :after)
                        """)
                .param("decision", id)
                .param("on", on)
                .param("motive", motive)
                .param("field", word.field())
                .param("before", word.before())
                .param("after", word.after())
                .update();
    }

    List<Decisions.Correction> corrections(long id) {
        return jdbc.sql("""
                        select corrected_on, motive, field, before_text, after_text from decision_correction
                        where decision_id = :id order by id
                        """)
                .param("id", id)
                .query((row, ignored) -> new Decisions.Correction(
                        row.getObject("corrected_on", LocalDate.class),
                        row.getString("motive"),
                        row.getString("field"),
                        row.getString("before_text"),
                        row.getString("after_text")))
                .list();
    }

    void tell(long condition, Condition.State state, String text, LocalDate on) {
        jdbc.sql("update decision_condition set state = :state, told = :text, told_on = :on where id = :id")
                .param("state", state.code())
                .param("text", text)
                .param("on", on)
                .param("id", condition)
                .update();
    }

    void answer(long id, String text, LocalDate on) {
        jdbc.sql("""
                        insert into decision_answer (decision_id, text, answered_on) values (:id, :text, :on)
                        on conflict (decision_id) do update set text = excluded.text, answered_on = excluded.answered_on
                        """).param("id", id).param("text", text).param("on", on).update();
    }

    Optional<Decisions.Answer> answer(long id) {
        return jdbc.sql("select text, answered_on from decision_answer where decision_id = :id")
                .param("id", id)
                .query((row, ignored) ->
                        new Decisions.Answer(row.getString("text"), row.getObject("answered_on", LocalDate.class)))
                .optional();
    }

    /** Those about subjects of a kind that were recorded since then, and that nobody answered; without their conditions. */
    List<Decision> unanswered(String kind, Collection<String> subjects, Instant since) {
        return jdbc.sql(DECISION + "where " + UNANSWERED
                        + " and d.subject_kind = :kind and d.subject_id = any(:subjects)")
                .param("since", Timestamp.from(since))
                .param("kind", kind)
                .param("subjects", subjects.toArray(String[]::new))
                .query(JdbcDecisions::decision)
                .list();
    }

    /** Those of all kinds of which no team was reminded yet. */
    List<Decision> unanswered(Instant since) {
        return jdbc.sql(DECISION + "where " + UNANSWERED + " and d.answer_reminded_on is null order by d.id")
                .param("since", Timestamp.from(since))
                .query(JdbcDecisions::decision)
                .list();
    }

    /** Takes note that its team is reminded; false when it was already, or when somebody answered meanwhile. */
    boolean reminded(long id, LocalDate on) {
        return jdbc.sql("""
                                update decision d set answer_reminded_on = :on
                                where d.id = :id and d.answer_reminded_on is null
                                  and not exists (select from decision_answer a where a.decision_id = d.id)
                                """).param("id", id).param("on", on).update() == 1;
    }

    /** How many decisions of these incubators were recorded between two moments. */
    long recorded(String[] incubators, Instant from, Instant until) {
        return jdbc.sql("""
                        select count(*) from decision
                        where ('*' = any(:incubators) or incubator_id = any(:incubators))
                          and recorded_at >= :from and recorded_at < :until
                        """)
                .param("incubators", incubators)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(Long.class)
                .single();
    }

    /** Makes public what was recorded until then; returns how many. */
    int publish(Instant recordedUntil, Instant now) {
        return jdbc.sql("""
                        update decision set published_at = :now
                        where published_at is null and not withheld and recorded_at <= :until
                        """)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(recordedUntil))
                .update();
    }

    void publishNow(long id, Instant now) {
        jdbc.sql("update decision set published_at = coalesce(published_at, :now) where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    void shown(DecisionSubject.Key key, String title, String path) {
        jdbc.sql("""
                        update decision set title = :title, plain = :plain, path = :path, subject_public = true
                        where subject_kind = :kind and subject_id = :id
                        """)
                .param("title", title)
                .param("plain", Plain.text(title))
                .param("path", path)
                .param("kind", key.kind())
                .param("id", key.id())
                .update();
    }

    /** Open conditions due until this day, by subject, with how many. */
    Map<DecisionSubject.Key, Decisions.Open> open(String kind, Collection<String> subjects, LocalDate today) {
        return jdbc
                .sql("""
                        select d.subject_kind, d.subject_id, count(*) as open, count(*) filter (where c.due_on < :today) as late,
                               min(c.due_on) filter (where c.due_on >= :today) as next
                        from decision_condition c join decision d on d.id = c.decision_id
                        where d.subject_kind = :kind and d.subject_id = any(:subjects) and c.state = 'ouverte'
                        group by d.subject_kind, d.subject_id
                        """)
                .param("kind", kind)
                .param("subjects", subjects.toArray(String[]::new))
                .param("today", today)
                .query((row, ignored) -> Map.entry(
                        new DecisionSubject.Key(row.getString("subject_kind"), row.getString("subject_id")),
                        new Decisions.Open(
                                row.getLong("open"), row.getLong("late"), row.getObject("next", LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Map<DecisionSubject.Key, Decisions.Due> due(String kind, Collection<String> subjects, LocalDate until) {
        return jdbc
                .sql("""
                        select d.subject_kind, d.subject_id, count(*) as waiting, min(d.decided_on) as since,
                               min(c.due_on) as until
                        from decision_condition c join decision d on d.id = c.decision_id
                        where d.subject_kind = :kind and d.subject_id = any(:subjects)
                          and c.state = 'ouverte' and c.due_on <= :until
                        group by d.subject_kind, d.subject_id
                        """)
                .param("kind", kind)
                .param("subjects", subjects.toArray(String[]::new))
                .param("until", until)
                .query((row, ignored) -> Map.entry(
                        new DecisionSubject.Key(row.getString("subject_kind"), row.getString("subject_id")),
                        new Decisions.Due(
                                row.getLong("waiting"),
                                row.getObject("since", LocalDate.class),
                                row.getObject("until", LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Map<DecisionSubject.Key, LocalDate> lastTaken(String kind, Collection<String> subjects, LocalDate until) {
        return jdbc
                .sql("""
                        select subject_id, max(decided_on) as last from decision
                        where subject_kind = :kind and subject_id = any(:subjects) and decided_on <= :until
                        group by subject_id
                        """)
                .param("kind", kind)
                .param("subjects", subjects.toArray(String[]::new))
                .param("until", until)
                .query((row, ignored) -> Map.entry(
                        new DecisionSubject.Key(kind, row.getString("subject_id")),
                        row.getObject("last", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

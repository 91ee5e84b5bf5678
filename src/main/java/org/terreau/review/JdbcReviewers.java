package org.terreau.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.decision.DecisionSubject;
import org.terreau.eligibility.Prerequisite;
import org.terreau.identity.AccountId;

/** The SQL of reviewers, of what is asked of them, and of their conflicts of interest. */
@Repository
class JdbcReviewers {

    private static final String ASSIGNMENTS = """
            select a.subject_kind, a.subject_id, a.account_id, a.title, a.path, a.state, a.assigned_at, a.due_on, a.reason,
                   (select count(*) from review_opinion o
                    where o.subject_kind = a.subject_kind and o.subject_id = a.subject_id
                      and o.account_id = a.account_id) as given
            from review_assignment a
            """;

    private final JdbcClient jdbc;

    JdbcReviewers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of somebody who reviews. */
    record Known(List<String> themes, int openReviews, int given) {

        static final Known NOTHING = new Known(List.of(), 0, 0);

        Known {
            themes = List.copyOf(themes);
        }
    }

    record Found(
            DecisionSubject.Key subject,
            AccountId account,
            String title,
            String path,
            AssignmentState state,
            Instant askedAt,
            LocalDate dueOn,
            String reason,
            int given,
            long late) {}

    /** A subject that too few people review: one of those who were asked can't, since then. */
    record Lacking(DecisionSubject.Key subject, String title, String path, Instant since, int left) {}

    record Declared(AccountId account, ConflictKind kind, String note, Instant at) {}

    /** Who asked for a review, and where it is given. */
    record Asker(AccountId account, String path) {}

    record Reminded(AccountId account, String title, String path, LocalDate dueOn) {}

    List<String> themes(AccountId account) {
        return jdbc.sql("select unnest(themes) from reviewer where account_id = :account")
                .param("account", account.value())
                .query(String.class)
                .list();
    }

    void know(AccountId account, List<String> themes) {
        jdbc.sql("""
                        insert into reviewer (account_id, themes) values (:account, :themes)
                        on conflict (account_id) do update set themes = excluded.themes
                        """)
                .param("account", account.value())
                .param("themes", themes.toArray(new String[0]))
                .update();
    }

    Map<AccountId, Known> known(Collection<AccountId> people) {
        Map<AccountId, Known> known = new HashMap<>();
        if (people.isEmpty()) return known;
        jdbc.sql("""
                        select p.id, coalesce(r.themes, '{}') as themes, coalesce(a.open, 0) as open,
                               coalesce(a.given, 0) as given
                        from unnest(:people::bigint[]) as p (id)
                        left join reviewer r on r.account_id = p.id
                        left join (select account_id, count(*) filter (where state in ('demandee', 'acceptee')) as open,
                                          count(*) filter (where state = 'rendue') as given
                                   from review_assignment where account_id = any(:people) group by account_id) a
                               on a.account_id = p.id
                        """)
                .param("people", people.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, ignored) -> Map.entry(
                        new AccountId(row.getLong("id")),
                        new Known(
                                List.of((String[]) row.getArray("themes").getArray()),
                                row.getInt("open"),
                                row.getInt("given"))))
                .list()
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        return known;
    }

    List<Found> on(ReviewSubject subject, LocalDate today) {
        return jdbc.sql(ASSIGNMENTS + """
                        where a.subject_kind = :kind and a.subject_id = :id order by a.assigned_at, a.account_id
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query((row, ignored) -> found(row, today))
                .list();
    }

    List<Found> of(Collection<AccountId> people, LocalDate today) {
        return jdbc.sql(ASSIGNMENTS + """
                        where a.account_id in (:people)
                        order by a.state in ('demandee', 'acceptee') desc,
                                 case when a.state in ('demandee', 'acceptee') then a.due_on end,
                                 a.assigned_at desc
                        limit 200
                        """)
                .param("people", people.stream().map(AccountId::value).toList())
                .query((row, ignored) -> found(row, today))
                .list();
    }

    private static Found found(ResultSet row, LocalDate today) throws SQLException {
        AssignmentState state = AssignmentState.of(row.getString("state"));
        LocalDate due = row.getObject("due_on", LocalDate.class);
        return new Found(
                new DecisionSubject.Key(row.getString("subject_kind"), row.getString("subject_id")),
                new AccountId(row.getLong("account_id")),
                row.getString("title"),
                row.getString("path"),
                state,
                row.getTimestamp("assigned_at").toInstant(),
                due,
                row.getString("reason"),
                row.getInt("given"),
                state.open() ? Math.max(0, ChronoUnit.DAYS.between(due, today)) : 0);
    }

    /** Of these incubators, the subjects of which one of the reviewers can't, and fewer than two are left; at most 200. */
    List<Lacking> lacking(String[] scopes) {
        return jdbc.sql("""
                        select subject_kind, subject_id, min(title) as title, min(path) as path,
                               min(answered_at) filter (where state in ('refusee', 'conflit')) as since,
                               count(*) filter (where state in ('demandee', 'acceptee', 'rendue')) as remain
                        from review_assignment
                        where '*' = any(:scopes) or incubator_id = any(:scopes)
                        group by subject_kind, subject_id
                        having count(*) filter (where state in ('demandee', 'acceptee', 'rendue')) < 2
                           and min(answered_at) filter (where state in ('refusee', 'conflit')) is not null
                        order by since, subject_id limit 200
                        """)
                .param("scopes", scopes)
                .query((row, ignored) -> new Lacking(
                        new DecisionSubject.Key(row.getString("subject_kind"), row.getString("subject_id")),
                        row.getString("title"),
                        row.getString("path"),
                        row.getTimestamp("since").toInstant(),
                        row.getInt("remain")))
                .list();
    }

    boolean expecting(ReviewSubject subject, LocalDate today) {
        return jdbc.sql("""
                        select exists (select 1 from review_assignment
                                       where subject_kind = :kind and subject_id = :id
                                         and state in ('demandee', 'acceptee') and due_on >= :today)
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /** Somebody who declined before may be asked again. */
    void ask(ReviewSubject subject, String path, AccountId reviewer, AccountId by, Instant at, LocalDate due) {
        jdbc.sql("""
                        insert into review_assignment (subject_kind, subject_id, account_id, incubator_id, title, path,
                                                       assigned_by, assigned_at, due_on, state)
                        values (:kind, :id, :account, :incubator, :title, :path, :by, :at, :due, 'demandee')
                        on conflict (subject_kind, subject_id, account_id) do update
                        set assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at,
                            due_on = excluded.due_on, state = excluded.state, reason = '', answered_at = null,
                            told_before = false, told_late = false
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("account", reviewer.value())
                .param("incubator", subject.incubator().value())
                .param("title", subject.title())
                .param("path", path)
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .param("due", due)
                .update();
    }

    /** Who asked, or null when nothing was expected of these people. */
    @Nullable
    Asker answer(
            ReviewSubject subject, Collection<AccountId> people, AssignmentState state, String reason, Instant at) {
        return jdbc
                .sql("""
                        update review_assignment set state = :state, reason = :reason, answered_at = :at
                        where subject_kind = :kind and subject_id = :id and account_id in (:people)
                          and (state in ('demandee', 'acceptee') or :state = 'conflit')
                        returning assigned_by, path
                        """)
                .param("state", state.code())
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("people", people.stream().map(AccountId::value).toList())
                .query((row, ignored) -> new Asker(new AccountId(row.getLong("assigned_by")), row.getString("path")))
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }

    void given(ReviewSubject subject, Collection<AccountId> people, AccountId author, Instant at) {
        jdbc.sql("""
                        update review_assignment
                        set answered_at = :at,
                            state = case when (select count(*) from review_opinion o
                                               where o.subject_kind = :kind and o.subject_id = :id
                                                 and o.account_id = :author) >= :all then 'rendue' else 'acceptee' end
                        where subject_kind = :kind and subject_id = :id and account_id in (:people)
                          and state in ('demandee', 'acceptee', 'refusee')
                        """)
                .param("at", Timestamp.from(at))
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("author", author.value())
                .param("all", Prerequisite.values().length)
                .param("people", people.stream().map(AccountId::value).toList())
                .update();
    }

    boolean inConflict(ReviewSubject subject, AccountId account) {
        return jdbc.sql("""
                        select exists (select 1 from review_conflict
                                       where subject_kind = :kind and subject_id = :id and account_id = :account)
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    List<Declared> conflicts(ReviewSubject subject) {
        return jdbc.sql("""
                        select account_id, kind, note, declared_at from review_conflict
                        where subject_kind = :kind and subject_id = :id order by declared_at, account_id
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query((row, ignored) -> new Declared(
                        new AccountId(row.getLong("account_id")),
                        ConflictKind.named(row.getString("kind")).orElse(ConflictKind.OTHER),
                        row.getString("note"),
                        row.getTimestamp("declared_at").toInstant()))
                .list();
    }

    /** Writes the conflict, and takes out the opinions that the person gave. */
    void declare(ReviewSubject subject, AccountId account, ConflictKind kind, String note, Instant at) {
        jdbc.sql("""
                        insert into review_conflict (subject_kind, subject_id, account_id, kind, note, declared_at)
                        values (:kind, :id, :account, :what, :note, :at)
                        on conflict (subject_kind, subject_id, account_id) do update
                        set kind = excluded.kind, note = excluded.note
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("account", account.value())
                .param("what", kind.code())
                .param("note", note)
                .param("at", Timestamp.from(at))
                .update();
        for (String table : List.of("review_opinion", "review_opinion_earlier"))
            jdbc.sql("delete from " + table
                            + " where subject_kind = :kind and subject_id = :id and account_id = :account")
                    .param("kind", subject.kind())
                    .param("id", subject.id())
                    .param("account", account.value())
                    .update();
    }

    boolean lift(ReviewSubject subject, AccountId account) {
        jdbc.sql("""
                        delete from review_assignment
                        where subject_kind = :kind and subject_id = :id and account_id = :account and state = 'conflit'
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("account", account.value())
                .update();
        return jdbc.sql("""
                        delete from review_conflict
                        where subject_kind = :kind and subject_id = :id and account_id = :account
                        """)
                        .param("kind", subject.kind())
                        .param("id", subject.id())
                        .param("account", account.value())
                        .update()
                == 1;
    }

    List<Reminded> takeSoon(LocalDate today, LocalDate until) {
        return jdbc.sql("""
                        update review_assignment set told_before = true
                        where state in ('demandee', 'acceptee') and not told_before and due_on between :today and :until
                        returning account_id, title, path, due_on
                        """)
                .param("today", today)
                .param("until", until)
                .query(JdbcReviewers::reminded)
                .list();
    }

    List<Reminded> takeLate(LocalDate today) {
        return jdbc.sql("""
                        update review_assignment set told_before = true, told_late = true
                        where state in ('demandee', 'acceptee') and not told_late and due_on < :today
                        returning account_id, title, path, due_on
                        """)
                .param("today", today)
                .query(JdbcReviewers::reminded)
                .list();
    }

    private static Reminded reminded(ResultSet row, int ignored) throws SQLException {
        return new Reminded(
                new AccountId(row.getLong("account_id")),
                row.getString("title"),
                row.getString("path"),
                row.getObject("due_on", LocalDate.class));
    }
}

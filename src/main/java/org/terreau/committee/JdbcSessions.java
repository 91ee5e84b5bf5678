package org.terreau.committee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.decision.DecisionSubject;
import org.terreau.incubator.IncubatorId;

/** The SQL of sessions and of their agendas. Every method runs in the caller's transaction. */
@Repository
class JdbcSessions {

    private static final String SESSION = """
            select s.id, s.incubator_id, s.meets_on, s.starts_at, s.place, s.closed_at, s.version,
                   u.subject_kind, u.subject_id
            from committee_session s left join committee_subject u on u.session_id = s.id
            """;
    private static final int LISTED = 200;

    private final JdbcClient jdbc;

    JdbcSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(Session session, DecisionSubject.@Nullable Key subject) {}

    private static Row row(ResultSet row, int ignored) throws SQLException {
        Timestamp closed = row.getTimestamp("closed_at");
        String kind = row.getString("subject_kind");
        return new Row(
                new Session(
                        row.getLong("id"),
                        new IncubatorId(row.getString("incubator_id")),
                        row.getObject("meets_on", LocalDate.class),
                        row.getObject("starts_at", LocalTime.class),
                        row.getString("place"),
                        List.of(),
                        closed == null ? null : closed.toInstant(),
                        row.getLong("version")),
                kind == null ? null : new DecisionSubject.Key(kind, row.getString("subject_id")));
    }

    /** The rows of sessions, each of which has one a subject, as sessions. */
    private static List<Session> sessions(List<Row> rows) {
        Map<Long, Session> found = new LinkedHashMap<>();
        for (Row row : rows)
            found.merge(
                    row.session().id(),
                    with(row.session(), row.subject() == null ? List.of() : List.of(row.subject())),
                    (known, next) -> {
                        List<DecisionSubject.Key> all = new ArrayList<>(known.subjects());
                        all.addAll(next.subjects());
                        return with(known, all);
                    });
        return List.copyOf(found.values());
    }

    private static Session with(Session session, List<DecisionSubject.Key> subjects) {
        return new Session(
                session.id(),
                session.incubator(),
                session.meetsOn(),
                session.startsAt(),
                session.place(),
                subjects,
                session.closedAt(),
                session.version());
    }

    Optional<Session> find(IncubatorId incubator, LocalDate day) {
        return sessions(jdbc.sql(SESSION + "where s.incubator_id = :incubator and s.meets_on = :day order by u.rank")
                        .param("incubator", incubator.value())
                        .param("day", day)
                        .query(JdbcSessions::row)
                        .list())
                .stream()
                .findFirst();
    }

    /** Kept for this transaction alone until it ends. */
    void lock(long id) {
        jdbc.sql("select id from committee_session where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /** Of these incubators, or of all when none is named: those to come first, the soonest first. */
    List<Session> of(@Nullable Collection<String> incubators, LocalDate today) {
        return sessions(jdbc.sql(SESSION + """
                        where s.id in (
                            select id from committee_session
                            where :every or incubator_id = any(:incubators)
                            order by meets_on < :today, abs(meets_on - :today) limit :limit)
                        order by s.meets_on < :today, abs(s.meets_on - :today), s.id, u.rank
                        """)
                .param("every", incubators == null)
                .param("incubators", incubators == null ? new String[0] : incubators.toArray(String[]::new))
                .param("today", today)
                .param("limit", LISTED)
                .query(JdbcSessions::row)
                .list());
    }

    /** The session of that day, which is begun when there is none. */
    long at(IncubatorId incubator, LocalDate day) {
        jdbc.sql("""
                        insert into committee_session (incubator_id, meets_on) values (:incubator, :day)
                        on conflict do nothing
                        """).param("incubator", incubator.value()).param("day", day).update();
        return jdbc.sql("select id from committee_session where incubator_id = :incubator and meets_on = :day")
                .param("incubator", incubator.value())
                .param("day", day)
                .query(Long.class)
                .single();
    }

    /** Puts a subject at the end of the agenda, unless it is in it. */
    void put(long session, DecisionSubject.Key subject) {
        jdbc.sql("""
                        insert into committee_subject (session_id, subject_kind, subject_id, rank)
                        select :session, :kind, :id, coalesce(max(rank), 0) + 1 from committee_subject
                        where session_id = :session
                        on conflict do nothing
                        """)
                .param("session", session)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .update();
    }

    /** Takes a subject out; a session without any is no more. */
    void withdraw(IncubatorId incubator, LocalDate day, DecisionSubject.Key subject) {
        jdbc.sql("""
                        delete from committee_subject u using committee_session s
                        where s.id = u.session_id and s.incubator_id = :incubator and s.meets_on = :day
                          and u.subject_kind = :kind and u.subject_id = :id
                        """)
                .param("incubator", incubator.value())
                .param("day", day)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .update();
        jdbc.sql("""
                        delete from committee_session s
                        where s.incubator_id = :incubator and s.meets_on = :day and s.closed_at is null
                          and not exists (select from committee_subject u where u.session_id = s.id)
                        """).param("incubator", incubator.value()).param("day", day).update();
    }

    void order(long session, List<DecisionSubject.Key> subjects) {
        for (int place = 0; place < subjects.size(); place++)
            jdbc.sql("""
                            update committee_subject set rank = :rank
                            where session_id = :session and subject_kind = :kind and subject_id = :id
                            """)
                    .param("rank", place + 1)
                    .param("session", session)
                    .param("kind", subjects.get(place).kind())
                    .param("id", subjects.get(place).id())
                    .update();
    }

    /** False when somebody else wrote since this version. */
    boolean take(long session, long version) {
        return jdbc.sql("update committee_session set version = version + 1 where id = :id and version = :version")
                        .param("id", session)
                        .param("version", version)
                        .update()
                == 1;
    }

    void settle(long session, LocalTime startsAt, String place) {
        jdbc.sql("update committee_session set starts_at = :starts, place = :place where id = :id")
                .param("starts", startsAt)
                .param("place", place)
                .param("id", session)
                .update();
    }

    void close(long session, Instant at) {
        jdbc.sql("update committee_session set closed_at = :at where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", session)
                .update();
    }

    void changed(IncubatorId incubator, Sessions.Change change, Instant at) {
        jdbc.sql("""
                        insert into committee_session_change (incubator_id, from_day, to_day, reason, told, changed_at)
                        values (:incubator, :from, :to, :reason, :told, :at)
                        """)
                .param("incubator", incubator.value())
                .param("from", change.from())
                .param("to", change.to())
                .param("reason", change.reason())
                .param("told", change.told())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The committees that were postponed or given up, the last first, fifty at most. */
    List<Sessions.Change> changes(@Nullable Collection<String> incubators) {
        return jdbc.sql("""
                        select from_day, to_day, reason, told from committee_session_change
                        where :every or incubator_id = any(:incubators) order by id desc limit 50
                        """)
                .param("every", incubators == null)
                .param("incubators", incubators == null ? new String[0] : incubators.toArray(String[]::new))
                .query((row, ignored) -> new Sessions.Change(
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getString("reason"),
                        row.getInt("told")))
                .list();
    }
}

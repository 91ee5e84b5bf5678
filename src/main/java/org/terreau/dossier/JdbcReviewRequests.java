package org.terreau.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;

/** The SQL of review requests. */
@Repository
class JdbcReviewRequests {

    private static final String REQUESTS = """
            select id, asked_by_id, asked_by, asked_at, reader_id, reader, due_on, message, state, answer, closed_at
            from review_request
            """;

    private final JdbcClient jdbc;

    JdbcReviewRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            DossierId dossier,
            Author asking,
            AccountId readerId,
            String reader,
            @Nullable LocalDate dueOn,
            String message) {
        jdbc.sql("""
                        insert into review_request (dossier_id, asked_by_id, asked_by, asked_at, reader_id, reader, due_on,
                                                    message, state)
                        values (:dossier, :byId, :by, :at, :readerId, :reader, :due, :message, :state)
                        """)
                .param("dossier", dossier.value())
                .param("byId", asking.id().value())
                .param("by", asking.name())
                .param("at", Timestamp.from(asking.at()))
                .param("readerId", readerId.value())
                .param("reader", reader)
                .param("due", dueOn)
                .param("message", message)
                .param("state", ReviewRequest.State.ASKED.code())
                .update();
    }

    /** A look at the brief of a dossier that somebody was asked for. */
    record Asked(
            DossierId dossier,
            String title,
            String by,
            Instant at,
            @Nullable LocalDate due) {}

    /** Those that wait for this reader, the nearest date first; two hundred at most. */
    List<Asked> of(AccountId reader) {
        return jdbc.sql("""
                        select r.dossier_id, d.title, r.asked_by, r.asked_at, r.due_on
                        from review_request r join dossier d on d.id = r.dossier_id
                        where r.reader_id = :reader and r.state = :asked
                        order by r.due_on nulls last, r.id limit 200
                        """)
                .param("reader", reader.value())
                .param("asked", ReviewRequest.State.ASKED.code())
                .query((row, ignored) -> new Asked(
                        new DossierId(row.getLong("dossier_id")),
                        row.getString("title"),
                        row.getString("asked_by"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    /** The latest first. */
    List<ReviewRequest> of(DossierId dossier) {
        return jdbc.sql(REQUESTS + "where dossier_id = :dossier order by asked_at desc, id desc")
                .param("dossier", dossier.value())
                .query(this::request)
                .list();
    }

    Optional<ReviewRequest> find(DossierId dossier, long id) {
        return jdbc.sql(REQUESTS + "where dossier_id = :dossier and id = :id")
                .param("dossier", dossier.value())
                .param("id", id)
                .query(this::request)
                .optional();
    }

    /** False when it was closed before. */
    boolean close(long id, ReviewRequest.State to, String answer, Instant at) {
        return jdbc.sql("""
                        update review_request set state = :to, answer = :answer, closed_at = :at
                        where id = :id and state = :asked
                        """)
                        .param("to", to.code())
                        .param("answer", answer)
                        .param("at", Timestamp.from(at))
                        .param("id", id)
                        .param("asked", ReviewRequest.State.ASKED.code())
                        .update()
                == 1;
    }

    private ReviewRequest request(ResultSet row, int ignored) throws SQLException {
        Timestamp closed = row.getTimestamp("closed_at");
        return new ReviewRequest(
                row.getLong("id"),
                account(row, "asked_by_id"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                account(row, "reader_id"),
                row.getString("reader"),
                row.getObject("due_on", LocalDate.class),
                row.getString("message"),
                ReviewRequest.State.of(row.getString("state")),
                row.getString("answer"),
                closed == null ? null : closed.toInstant());
    }

    static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : new AccountId(id);
    }
}

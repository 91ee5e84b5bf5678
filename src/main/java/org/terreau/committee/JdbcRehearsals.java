package org.terreau.committee;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;

/** The SQL of rehearsals. */
@Repository
class JdbcRehearsals {

    private final JdbcClient jdbc;

    JdbcRehearsals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Rehearsal> of(long committee) {
        return jdbc.sql("""
                        select asked_at, wish, answered_at, held_on, remark from committee_rehearsal
                        where committee_id = :committee
                        """)
                .param("committee", committee)
                .query((row, ignored) -> {
                    Timestamp answered = row.getTimestamp("answered_at");
                    return new Rehearsal(
                            row.getTimestamp("asked_at").toInstant(),
                            row.getString("wish"),
                            answered == null ? null : answered.toInstant(),
                            row.getObject("held_on", LocalDate.class),
                            row.getString("remark"));
                })
                .optional();
    }

    /** False when one was asked for already. */
    boolean ask(long committee, Instant at, AccountId by, String wish) {
        return jdbc.sql("""
                        insert into committee_rehearsal (committee_id, asked_at, asked_by, wish)
                        values (:committee, :at, :by, :wish) on conflict do nothing
                        """)
                        .param("committee", committee)
                        .param("at", Timestamp.from(at))
                        .param("by", by.value())
                        .param("wish", wish)
                        .update()
                > 0;
    }

    /** False when nobody asked. */
    boolean answer(long committee, Instant at, AccountId by, @Nullable LocalDate heldOn, String remark) {
        return jdbc.sql("""
                        update committee_rehearsal
                        set answered_at = :at, answered_by = :by, held_on = :on, remark = :remark
                        where committee_id = :committee
                        """)
                        .param("at", Timestamp.from(at))
                        .param("by", by.value())
                        .param("on", heldOn, Types.DATE)
                        .param("remark", remark)
                        .param("committee", committee)
                        .update()
                > 0;
    }
}

package org.terreau.recruitment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of slots. */
@Repository
class JdbcSlots {

    private static final String SLOTS =
            "select id, offer_id, starts_at, minutes, place, application_id from recruitment_slot ";

    private final JdbcClient jdbc;

    JdbcSlots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of an offer, the first one first. */
    List<InterviewSlot> of(long offer) {
        return jdbc.sql(SLOTS + "where offer_id = :offer order by starts_at")
                .param("offer", offer)
                .query(JdbcSlots::slot)
                .list();
    }

    /** The one that an application has. */
    Optional<InterviewSlot> held(long application) {
        return jdbc.sql(SLOTS + "where application_id = :application")
                .param("application", application)
                .query(JdbcSlots::slot)
                .optional();
    }

    private static InterviewSlot slot(ResultSet row, int ignored) throws SQLException {
        long application = row.getLong("application_id");
        Long held = row.wasNull() ? null : application;
        return new InterviewSlot(
                row.getLong("id"),
                row.getLong("offer_id"),
                row.getTimestamp("starts_at").toInstant(),
                row.getInt("minutes"),
                row.getString("place"),
                held);
    }

    /** False when another one of the offer begins then. */
    boolean insert(InterviewSlot slot) {
        return jdbc.sql("""
                        insert into recruitment_slot (offer_id, starts_at, minutes, place)
                        values (:offer, :start, :minutes, :place) on conflict do nothing
                        """)
                        .param("offer", slot.offer())
                        .param("start", Timestamp.from(slot.start()))
                        .param("minutes", slot.minutes())
                        .param("place", slot.place())
                        .update()
                == 1;
    }

    /** False when somebody has it, or it began. */
    boolean take(long offer, long id, long application, Instant now) {
        return jdbc.sql("""
                        update recruitment_slot set application_id = :application
                        where id = :id and offer_id = :offer and application_id is null and starts_at > :now
                        """)
                        .param("application", application)
                        .param("id", id)
                        .param("offer", offer)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Whatever this application has is free again; false when it has none. */
    boolean giveBack(long application) {
        return jdbc.sql("update recruitment_slot set application_id = null where application_id = :application")
                        .param("application", application)
                        .update()
                == 1;
    }

    /** As it was when it was removed; empty when it is gone already. */
    Optional<InterviewSlot> remove(long offer, long id) {
        return jdbc.sql("""
                        delete from recruitment_slot where id = :id and offer_id = :offer
                        returning id, offer_id, starts_at, minutes, place, application_id
                        """)
                .param("id", id)
                .param("offer", offer)
                .query(JdbcSlots::slot)
                .optional();
    }

    /** Whoever writes for this application waits until this transaction ends. */
    void lock(long application) {
        jdbc.sql("select id from recruitment_application where id = :application for update")
                .param("application", application)
                .query(Long.class)
                .optional();
    }

    /** Those that began before this moment. */
    int removeBefore(Instant limit) {
        return jdbc.sql("delete from recruitment_slot where starts_at < :limit")
                .param("limit", Timestamp.from(limit))
                .update();
    }
}

package org.terreau.web;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of forms that were sent, and of what each was answered: sealed with its token. */
@Repository
class JdbcSentForms {

    private final JdbcClient jdbc;

    JdbcSentForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void answered(String id, byte[] answer) {
        jdbc.sql("update sent_form set answer = :answer where id = :id")
                .param("answer", answer)
                .param("id", id)
                .update();
    }

    /** In the transaction of what it does: it is not taken a second time. */
    void done(String id, Instant now) {
        jdbc.sql("""
                        insert into sent_form (id, received_at, done) values (:id, :now, true)
                        on conflict (id) do update set done = true
                        """).param("id", id).param("now", Timestamp.from(now)).update();
    }

    boolean isDone(String id) {
        return jdbc.sql("select exists (select from sent_form where id = :id and done)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** May be sent again, unless what it does was done. */
    void forgetUnlessDone(String id) {
        jdbc.sql("delete from sent_form where id = :id and not done")
                .param("id", id)
                .update();
    }

    /** May be sent again. */
    void forget(String id) {
        jdbc.sql("delete from sent_form where id = :id").param("id", id).update();
    }

    /** False when it was taken already, and was answered or may be still. */
    boolean take(String id, Instant now, Instant stopped) {
        return jdbc.sql("""
                                insert into sent_form (id, received_at) values (:id, :now)
                                on conflict (id) do update set received_at = excluded.received_at
                                where sent_form.answer is null and not sent_form.done and sent_form.received_at < :stopped
                                """)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .param("stopped", Timestamp.from(stopped))
                        .update()
                == 1;
    }

    Optional<byte[]> answer(String id) {
        return jdbc.sql("select answer from sent_form where id = :id and answer is not null")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    int forgetBefore(Instant before) {
        return jdbc.sql("delete from sent_form where received_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}

package org.terreau.web;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.SecretToken;

/** The SQL of what may be put back: sealed with a token that a page holds. */
@Repository
class JdbcUndo {

    private final JdbcClient jdbc;

    JdbcUndo(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(SecretToken token, byte[] taken, Instant at) {
        jdbc.sql("insert into undo_offer (id, taken, offered_at) values (:id, :taken, :at)")
                .param("id", token.digest())
                .param("taken", taken)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Taken once: whoever asks again, or too late, gets nothing. */
    Optional<byte[]> take(SecretToken token, Instant since) {
        return jdbc.sql("delete from undo_offer where id = :id and offered_at > :since returning taken")
                .param("id", token.digest())
                .param("since", Timestamp.from(since))
                .query(byte[].class)
                .optional();
    }

    int forgetBefore(Instant before) {
        return jdbc.sql("delete from undo_offer where offered_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}

package org.terreau.operation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When backups were taken; the last hundred. */
@Component
class JdbcBackups {

    private final JdbcClient jdbc;

    JdbcBackups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void taken(Instant at, long bytes, String digest) {
        jdbc.sql("insert into backup_taken (taken_at, bytes, digest) values (:at, :bytes, :digest)")
                .param("at", Timestamp.from(at))
                .param("bytes", bytes)
                .param("digest", digest)
                .update();
        jdbc.sql("delete from backup_taken where id <= (select max(id) - 100 from backup_taken)")
                .update();
    }

    Optional<Instant> last() {
        return jdbc.sql("select taken_at from backup_taken order by id desc limit 1")
                .query((row, ignored) -> row.getTimestamp("taken_at").toInstant())
                .optional();
    }
}

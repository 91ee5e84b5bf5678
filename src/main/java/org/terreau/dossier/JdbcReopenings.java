package org.terreau.dossier;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of briefs reopened after they were submitted. */
@Repository
class JdbcReopenings {

    private final JdbcClient jdbc;

    JdbcReopenings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it is open already. */
    boolean open(DossierId dossier, String reason, Author by) {
        return jdbc.sql("""
                        insert into brief_reopening (dossier_id, opened_by, opened_by_id, opened_at, reason)
                        values (:dossier, :by, :byId, :at, :reason)
                        on conflict (dossier_id) where closed_at is null do nothing
                        """)
                        .param("dossier", dossier.value())
                        .param("by", by.name())
                        .param("byId", by.id().value())
                        .param("at", Timestamp.from(by.at()))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    void close(DossierId dossier, Instant at) {
        jdbc.sql("update brief_reopening set closed_at = :at where dossier_id = :dossier and closed_at is null")
                .param("at", Timestamp.from(at))
                .param("dossier", dossier.value())
                .update();
    }

    /** The latest first. */
    List<Reopening> of(DossierId dossier) {
        return jdbc.sql("""
                        select opened_by, opened_at, reason, closed_at from brief_reopening
                        where dossier_id = :dossier order by opened_at desc, id desc
                        """)
                .param("dossier", dossier.value())
                .query((row, ignored) -> {
                    Timestamp closed = row.getTimestamp("closed_at");
                    return new Reopening(
                            row.getString("opened_by"),
                            row.getTimestamp("opened_at").toInstant(),
                            row.getString("reason"),
                            closed == null ? null : closed.toInstant());
                })
                .list();
    }
}

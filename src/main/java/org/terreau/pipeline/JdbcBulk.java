package org.terreau.pipeline;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierLife;
import org.terreau.dossier.DossierPosition;
import org.terreau.dossier.DossierState;
import org.terreau.dossier.DossierStep;
import org.terreau.identity.AccountId;

/** The SQL of what was done to several dossiers at once. */
@Repository
class JdbcBulk {

    private final JdbcClient jdbc;

    JdbcBulk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(Bulk.Asked asked, AccountId by, Instant at) {
        return jdbc.sql("""
                        insert into dossier_bulk (account_id, at, action, detail) values (:by, :at, :action, :reason)
                        returning id
                        """)
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .param("action", asked.action().code())
                .param("reason", asked.reason())
                .query(Long.class)
                .single();
    }

    void keep(long bulk, DossierPosition before) {
        AccountId assignee = before.assignee();
        jdbc.sql("""
                        insert into dossier_bulk_item (bulk_id, dossier_id, state, step, step_since, assignee_id, moves_after)
                        select :bulk, id, :state, :step, :since, :assignee, moves from dossier where id = :id
                        """)
                .param("bulk", bulk)
                .param("state", before.state().code())
                .param("step", before.step().code())
                .param("since", Timestamp.from(before.since()))
                .param("assignee", assignee == null ? null : assignee.value())
                .param("id", before.id().value())
                .update();
    }

    /** How a dossier was before, and how many times it had moved just after. */
    record Before(DossierId id, DossierLife.Place place, long movesAfter) {}

    List<Before> items(long bulk) {
        return jdbc.sql("""
                        select dossier_id, state, step, step_since, assignee_id, moves_after
                        from dossier_bulk_item where bulk_id = :bulk order by dossier_id
                        """)
                .param("bulk", bulk)
                .query((row, ignored) -> {
                    Long assignee = row.getObject("assignee_id", Long.class);
                    return new Before(
                            new DossierId(row.getLong("dossier_id")),
                            new DossierLife.Place(
                                    DossierState.of(row.getString("state")),
                                    DossierStep.of(row.getString("step")),
                                    row.getTimestamp("step_since").toInstant(),
                                    assignee == null ? null : new AccountId(assignee)),
                            row.getLong("moves_after"));
                })
                .list();
    }

    /** What was done, when, and when it was undone. */
    record Past(Bulk.Action action, Instant at, @Nullable Instant undoneAt) {}

    /** An action of this person. */
    Optional<Past> find(long bulk, AccountId by) {
        return jdbc.sql("select action, at, undone_at from dossier_bulk where id = :id and account_id = :by")
                .param("id", bulk)
                .param("by", by.value())
                .query((row, ignored) -> {
                    Timestamp undone = row.getTimestamp("undone_at");
                    return new Past(
                            Bulk.Action.named(row.getString("action")).orElseThrow(),
                            row.getTimestamp("at").toInstant(),
                            undone == null ? null : undone.toInstant());
                })
                .optional();
    }

    /** False when it was undone already, or was done before this moment. */
    boolean undo(long bulk, Instant now, Instant oldest) {
        return jdbc.sql("""
                        update dossier_bulk set undone_at = :now
                        where id = :id and undone_at is null and at > :oldest
                        """)
                        .param("now", Timestamp.from(now))
                        .param("id", bulk)
                        .param("oldest", Timestamp.from(oldest))
                        .update()
                == 1;
    }
}

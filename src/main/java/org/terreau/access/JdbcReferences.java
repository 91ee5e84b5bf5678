package org.terreau.access;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;

/** The SQL of what people who leave answer for. */
@Repository
class JdbcReferences {

    private final JdbcClient jdbc;

    JdbcReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a departure, the open ones first. */
    List<Reference> of(long plan) {
        return jdbc.sql("""
                        select id, kind, name, fate, heir, settled_on from access_reference
                        where plan_id = :plan order by settled_on is not null, id
                        """)
                .param("plan", plan)
                .query((row, ignored) -> new Reference(
                        row.getLong("id"),
                        Reference.Kind.of(row.getString("kind")).orElseThrow(),
                        row.getString("name"),
                        Reference.Fate.of(row.getString("fate")).orElseThrow(),
                        row.getString("heir"),
                        row.getObject("settled_on", LocalDate.class)))
                .list();
    }

    /** False when it is said already. */
    boolean insert(long plan, Reference.Kind kind, String name, Reference.Fate fate, String heir) {
        return jdbc.sql("""
                        insert into access_reference (plan_id, kind, name, fate, heir)
                        values (:plan, :kind, :name, :fate, :heir) on conflict do nothing
                        """)
                        .param("plan", plan)
                        .param("kind", kind.code())
                        .param("name", name)
                        .param("fate", fate.code())
                        .param("heir", heir)
                        .update()
                == 1;
    }

    /** False when it was done before, or is none of this departure. */
    boolean settle(long plan, long id, LocalDate on, AccountId by) {
        return jdbc.sql("""
                        update access_reference set settled_on = :on, settled_by = :by
                        where id = :id and plan_id = :plan and settled_on is null
                        """)
                        .param("on", on)
                        .param("by", by.value())
                        .param("id", id)
                        .param("plan", plan)
                        .update()
                == 1;
    }

    /** False when it is none of this departure, or was done. */
    boolean remove(long plan, long id) {
        return jdbc.sql("delete from access_reference where id = :id and plan_id = :plan and settled_on is null")
                        .param("id", id)
                        .param("plan", plan)
                        .update()
                == 1;
    }

    /** False unless this person said that it was done. */
    boolean reopen(long plan, long id, AccountId by) {
        return jdbc.sql("""
                        update access_reference set settled_on = null, settled_by = null
                        where id = :id and plan_id = :plan and settled_by = :by
                        """)
                        .param("id", id)
                        .param("plan", plan)
                        .param("by", by.value())
                        .update()
                == 1;
    }

    int forgetDoer(AccountId account) {
        return jdbc.sql("update access_reference set settled_by = null where settled_by = :account")
                .param("account", account.value())
                .update();
    }
}

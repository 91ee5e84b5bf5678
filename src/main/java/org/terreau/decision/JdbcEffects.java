package org.terreau.decision;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what followed from decisions. */
@Repository
class JdbcEffects {

    private final JdbcClient jdbc;

    JdbcEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long decision, Effects.Effect effect) {
        jdbc.sql("""
                        insert into decision_effect (decision_id, code, arguments, path, done)
                        values (:decision, :code, :arguments, :path, :done)
                        """)
                .param("decision", decision)
                .param("code", effect.code())
                .param("arguments", effect.arguments().toArray(String[]::new))
                .param("path", effect.path())
                .param("done", effect.done())
                .update();
    }

    void finish(DecisionSubject.Key subject, String code, LocalDate today) {
        jdbc.sql("""
                        update decision_effect e set done = true, done_on = :today
                        from decision d
                        where d.id = e.decision_id and d.subject_kind = :kind and d.subject_id = :id
                          and e.code = :code and not e.done
                        """)
                .param("today", today)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("code", code)
                .update();
    }

    /** In the order in which they followed. */
    List<Effects.Effect> of(long decision) {
        return jdbc.sql("select code, arguments, path, done from decision_effect where decision_id = :id order by id")
                .param("id", decision)
                .query((row, ignored) -> new Effects.Effect(
                        row.getString("code"),
                        List.of((String[]) row.getArray("arguments").getArray()),
                        row.getString("path"),
                        row.getBoolean("done")))
                .list();
    }
}

package org.terreau.brief;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.DossierId;
import org.terreau.problem.ProblemId;

/** The SQL of the problems that dossiers are about. */
@Repository
class JdbcLinkedProblems {

    private final JdbcClient jdbc;

    JdbcLinkedProblems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ProblemId> of(DossierId dossier) {
        return jdbc.sql("select problem_id from brief_problem where dossier_id = :dossier")
                .param("dossier", dossier.value())
                .query((row, ignored) -> new ProblemId(row.getLong("problem_id")))
                .optional();
    }

    /** A dossier and the problem that it is about. */
    record Link(DossierId dossier, ProblemId problem) {}

    /** The dossiers that are about one of these, the first linked first. */
    List<Link> on(Collection<ProblemId> problems) {
        return jdbc.sql("""
                        select dossier_id, problem_id from brief_problem where problem_id = any(:problems) order by linked_at
                        """)
                .param("problems", problems.stream().map(ProblemId::value).toArray(Long[]::new))
                .query((row, ignored) ->
                        new Link(new DossierId(row.getLong("dossier_id")), new ProblemId(row.getLong("problem_id"))))
                .list();
    }

    void link(DossierId dossier, ProblemId problem, Instant at) {
        jdbc.sql("""
                        insert into brief_problem (dossier_id, problem_id, linked_at) values (:dossier, :problem, :at)
                        on conflict (dossier_id) do update
                        set problem_id = excluded.problem_id, linked_at = excluded.linked_at
                        """)
                .param("dossier", dossier.value())
                .param("problem", problem.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** False when there was none. */
    boolean unlink(DossierId dossier) {
        return jdbc.sql("delete from brief_problem where dossier_id = :dossier")
                        .param("dossier", dossier.value())
                        .update()
                == 1;
    }
}

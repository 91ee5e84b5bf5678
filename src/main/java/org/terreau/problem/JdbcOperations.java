package org.terreau.problem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of merges and splits. */
@Repository
class JdbcOperations {

    private static final String OPERATIONS = """
            select o.id, o.kind, o.source, s.title as source_title, o.target, t.title as target_title, o.reason,
                   o.by_name, o.at, o.undone_by, o.undone_at,
                   (select count(*) from problem_operation_move m where m.operation_id = o.id) as moved
            from problem_operation o join problem s on s.id = o.source join problem t on t.id = o.target
            """;

    private final JdbcClient jdbc;

    JdbcOperations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(History.Kind kind, ProblemId source, ProblemId target, String reason, String by, Instant at) {
        return jdbc.sql("""
                        insert into problem_operation (kind, source, target, reason, by_name, at)
                        values (:kind, :source, :target, :reason, :by, :at)
                        returning id
                        """)
                .param("kind", kind.code())
                .param("source", source.value())
                .param("target", target.value())
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    Optional<History.Operation> find(long id) {
        return jdbc.sql(OPERATIONS + "where o.id = :id")
                .param("id", id)
                .query(JdbcOperations::operation)
                .optional();
    }

    /** Those that made the problem what it is, with what was merged into it; the newest first. */
    List<History.Operation> of(ProblemId root) {
        return jdbc.sql(OPERATIONS + """
                        where o.source in (select id from problem where root = :root)
                           or o.target in (select id from problem where root = :root)
                        order by o.id desc
                        """)
                .param("root", root.value())
                .query(JdbcOperations::operation)
                .list();
    }

    /** False when it was undone before. */
    boolean undone(long id, String by, Instant at) {
        return jdbc.sql(
                                "update problem_operation set undone_by = :by, undone_at = :at where id = :id and undone_at is null")
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Makes the problem lead to another one, or to itself again when it is its own `into`. */
    void lead(ProblemId from, ProblemId into, ProblemId root) {
        jdbc.sql("update problem set merged_into = nullif(:into, id) where id = :from")
                .param("into", into.value())
                .param("from", from.value())
                .update();
        jdbc.sql("""
                        with recursive below as (
                            select cast(:from as bigint) as id
                            union
                            select p.id from problem p join below b on p.merged_into = b.id)
                        update problem set root = :root where id in (select id from below)
                        """).param("from", from.value()).param("root", root.value()).update();
    }

    /** Moves these declarations and remembers where each was. */
    void moveDeclarations(long operation, Collection<Long> declarations, ProblemId to) {
        jdbc.sql("""
                        with moved as (
                            insert into problem_operation_move (operation_id, declaration_id, previously)
                            select :operation, id, problem_id from problem_declaration where id in (:declarations)
                            returning declaration_id)
                        update problem_declaration set problem_id = :to
                        where id in (select declaration_id from moved)
                        """)
                .param("operation", operation)
                .param("declarations", declarations)
                .param("to", to.value())
                .update();
    }

    /** What this operation moved goes back where it was; what came since goes to `rest`. */
    void moveDeclarationsBack(long operation, ProblemId from, ProblemId rest) {
        jdbc.sql("""
                        update problem_declaration d
                        set problem_id = coalesce(
                            (select m.previously from problem_operation_move m
                             where m.operation_id = :operation and m.declaration_id = d.id), :rest)
                        where d.problem_id = :from
                        """)
                .param("operation", operation)
                .param("rest", rest.value())
                .param("from", from.value())
                .update();
    }

    /** What the declarations that a split moved are read under now, and what the split was made from. */
    List<ProblemId> rootsOfMoved(long operation, ProblemId source) {
        return jdbc
                .sql("""
                        select root from problem where id = :source
                        union
                        select p.root
                        from problem_operation_move m
                        join problem_declaration d on d.id = m.declaration_id
                        join problem p on p.id = d.problem_id
                        where m.operation_id = :operation
                        order by root
                        """)
                .param("source", source.value())
                .param("operation", operation)
                .query(Long.class)
                .list()
                .stream()
                .map(ProblemId::new)
                .toList();
    }

    private static History.Operation operation(ResultSet row, int ignored) throws SQLException {
        Timestamp undone = row.getTimestamp("undone_at");
        return new History.Operation(
                row.getLong("id"),
                History.Kind.of(row.getString("kind")),
                new ProblemId(row.getLong("source")),
                row.getString("source_title"),
                new ProblemId(row.getLong("target")),
                row.getString("target_title"),
                row.getString("reason"),
                row.getString("by_name"),
                row.getTimestamp("at").toInstant(),
                row.getInt("moved"),
                row.getString("undone_by"),
                undone == null ? null : undone.toInstant());
    }
}

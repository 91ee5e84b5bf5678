package org.terreau.problem;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.territory.CollectivityId;

/** The SQL of the search for close problems: only what is public. */
@Repository
class JdbcSimilar {

    private static final String PARTS =
            Arrays.stream(Statement.Part.values()).map(Statement.Part::column).collect(Collectors.joining(", "));

    private final JdbcClient jdbc;

    JdbcSimilar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A problem as the index needs it.
     *
     * @param departements where it was declared
     * @param territories where it is met, as its authors say
     */
    record Row(
            ProblemId id,
            Statement statement,
            List<String> themes,
            List<String> departements,
            List<CollectivityId> territories) {}

    /** The published problems by number, each with a mark that changes when what the index holds of it does. */
    Map<String, String> marks() {
        Map<String, String> marks = new HashMap<>();
        jdbc.sql("""
                        select id, version || ' ' || array_to_string(departements, ',') as mark
                        from problem where state = 'publie'
                        """).query(row -> {
            marks.put(row.getString("id"), row.getString("mark"));
        });
        return marks;
    }

    List<Row> read(Collection<String> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql("""
                        select p.id, %s, p.themes, p.departements,
                               array(select t.collectivity from problem_territory t where t.problem_id = p.id)
                                   as territories
                        from problem p where p.id in (:ids)
                        """.formatted(PARTS))
                .param("ids", ids.stream().map(Long::valueOf).toList())
                .query((row, ignored) -> new Row(
                        new ProblemId(row.getLong("id")),
                        JdbcProblems.statement(row),
                        JdbcProblems.texts(row.getArray("themes")),
                        JdbcProblems.texts(row.getArray("departements")),
                        JdbcProblems.texts(row.getArray("territories")).stream()
                                .flatMap(written -> CollectivityId.parse(written).stream())
                                .toList()))
                .list();
    }

    /** How many collectivities have each of those that are still published. */
    Map<String, Integer> collectivities(Collection<String> ids) {
        Map<String, Integer> counts = new HashMap<>();
        if (ids.isEmpty()) return counts;
        jdbc.sql("select id, collectivities from problem where id in (:ids) and state = 'publie'")
                .param("ids", ids.stream().map(Long::valueOf).toList())
                .query(row -> {
                    counts.put(row.getString("id"), row.getInt("collectivities"));
                });
        return counts;
    }
}

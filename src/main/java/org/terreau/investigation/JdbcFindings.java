package org.terreau.investigation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of learnings, pivots, what they come from, and what was published of them. */
@Repository
class JdbcFindings {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcFindings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Count(int learnings, int pivots) {}

    Count count(DossierId dossier) {
        return jdbc.sql("""
                        select (select count(*) from learning where dossier_id = :dossier) as learnings,
                               (select count(*) from pivot where dossier_id = :dossier) as pivots
                        """)
                .param("dossier", dossier.value())
                .query((row, ignored) -> new Count(row.getInt("learnings"), row.getInt("pivots")))
                .single();
    }

    /** What a learning or a pivot comes from. */
    record Sources(Set<Interview.Id> interviews, Set<Hypothesis.Id> hypotheses) {

        static final Sources NONE = new Sources(Set.of(), Set.of());
    }

    List<Learning> learnings(DossierId dossier) {
        Map<Long, Sources> sources = sources("learning", dossier);
        return jdbc.sql("""
                        select id, dossier_id, learnt, changes, author_id, written_at, version
                        from learning where dossier_id = :dossier order by id desc
                        """)
                .param("dossier", dossier.value())
                .query((row, ignored) -> learning(row, sources))
                .list();
    }

    Optional<Learning> learning(DossierId dossier, Learning.Id id) {
        return learnings(dossier).stream()
                .filter(learning -> learning.id().equals(id))
                .findFirst();
    }

    private static Learning learning(ResultSet row, Map<Long, Sources> sources) throws SQLException {
        Sources from = sources.getOrDefault(row.getLong("id"), Sources.NONE);
        return new Learning(
                new Learning.Id(row.getLong("id")),
                new DossierId(row.getLong("dossier_id")),
                row.getString("learnt"),
                row.getString("changes"),
                new AccountId(row.getLong("author_id")),
                row.getTimestamp("written_at").toInstant(),
                row.getLong("version"),
                from.interviews(),
                from.hypotheses());
    }

    private Map<Long, Sources> sources(String owner, DossierId dossier) {
        Map<Long, Sources> sources = new HashMap<>();
        jdbc.sql("select s.%1$s_id as owner, s.interview_id, s.hypothesis_id from finding_source s".formatted(owner)
                        + " join %1$s o on o.id = s.%1$s_id where o.dossier_id = :dossier".formatted(owner))
                .param("dossier", dossier.value())
                .query(row -> {
                    Sources from = sources.computeIfAbsent(
                            row.getLong("owner"), id -> new Sources(new HashSet<>(), new HashSet<>()));
                    Long interview = row.getObject("interview_id", Long.class);
                    Long hypothesis = row.getObject("hypothesis_id", Long.class);
                    if (interview != null) from.interviews().add(new Interview.Id(interview));
                    if (hypothesis != null) from.hypotheses().add(new Hypothesis.Id(hypothesis));
                });
        return sources;
    }

    Learning.Id insertLearning(DossierId dossier, String learnt, String changes, AccountId author, Instant at) {
        return new Learning.Id(jdbc.sql("""
                        insert into learning (dossier_id, learnt, changes, author_id, written_at)
                        values (:dossier, :learnt, :changes, :author, :at)
                        returning id
                        """)
                .param("dossier", dossier.value())
                .param("learnt", learnt)
                .param("changes", changes)
                .param("author", author.value())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single());
    }

    /** False when somebody else changed it in between. */
    boolean updateLearning(Learning.Id id, String learnt, String changes, long version) {
        return jdbc.sql("""
                        update learning set learnt = :learnt, changes = :changes, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("learnt", learnt)
                        .param("changes", changes)
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    void deleteLearning(Learning.Id id) {
        jdbc.sql("delete from learning where id = :id").param("id", id.value()).update();
    }

    void learningFrom(Learning.Id id, Collection<Interview.Id> interviews, Collection<Hypothesis.Id> hypotheses) {
        jdbc.sql("delete from finding_source where learning_id = :id")
                .param("id", id.value())
                .update();
        insertSources("learning_id", id.value(), interviews, hypotheses);
    }

    void pivotFrom(Pivot.Id id, Collection<Interview.Id> interviews, Collection<Hypothesis.Id> hypotheses) {
        insertSources("pivot_id", id.value(), interviews, hypotheses);
    }

    private void insertSources(
            String owner, long id, Collection<Interview.Id> interviews, Collection<Hypothesis.Id> hypotheses) {
        insertSources(
                owner,
                "interview_id",
                id,
                interviews.stream().map(Interview.Id::value).toList());
        insertSources(
                owner,
                "hypothesis_id",
                id,
                hypotheses.stream().map(Hypothesis.Id::value).toList());
    }

    private void insertSources(String owner, String source, long id, List<Long> ids) {
        if (ids.isEmpty()) return;
        jdbc.sql("insert into finding_source (" + owner + ", " + source + ") select :id, unnest(:ids)")
                .param("id", id)
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    List<Pivot> pivots(DossierId dossier) {
        Map<Long, Sources> sources = sources("pivot", dossier);
        return jdbc.sql("""
                        select id, dossier_id, part, decided_on, before_text, after_text, why, author_id, written_at
                        from pivot where dossier_id = :dossier order by decided_on desc, id desc
                        """)
                .param("dossier", dossier.value())
                .query((row, ignored) -> {
                    Sources from = sources.getOrDefault(row.getLong("id"), Sources.NONE);
                    return new Pivot(
                            new Pivot.Id(row.getLong("id")),
                            new DossierId(row.getLong("dossier_id")),
                            Pivots.part(row.getString("part")).orElseThrow(),
                            row.getObject("decided_on", LocalDate.class),
                            row.getString("before_text"),
                            row.getString("after_text"),
                            row.getString("why"),
                            new AccountId(row.getLong("author_id")),
                            row.getTimestamp("written_at").toInstant(),
                            from.interviews(),
                            from.hypotheses());
                })
                .list();
    }

    Pivot.Id insertPivot(DossierId dossier, Pivots.Written written, LocalDate on, AccountId author, Instant at) {
        return new Pivot.Id(jdbc.sql("""
                        insert into pivot (dossier_id, part, decided_on, before_text, after_text, why, author_id, written_at)
                        values (:dossier, :part, :on, :before, :after, :why, :author, :at)
                        returning id
                        """)
                .param("dossier", dossier.value())
                .param("part", java.util.Objects.requireNonNull(written.part()).code())
                .param("on", on)
                .param("before", written.before())
                .param("after", written.after())
                .param("why", written.why())
                .param("author", author.value())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single());
    }

    Optional<InvestigationSummary> summary(DossierId dossier) {
        return jdbc.sql("select content from investigation_summary where dossier_id = :dossier")
                .param("dossier", dossier.value())
                .query((row, ignored) -> json.readValue(row.getString("content"), InvestigationSummary.class))
                .optional();
    }

    /** What every dossier published. */
    Map<DossierId, InvestigationSummary> summaries() {
        Map<DossierId, InvestigationSummary> summaries = new HashMap<>();
        jdbc.sql("select dossier_id, content from investigation_summary").query(row -> {
            summaries.put(
                    new DossierId(row.getLong("dossier_id")),
                    json.readValue(row.getString("content"), InvestigationSummary.class));
        });
        return summaries;
    }

    /** What was chosen to be published, and when; null when nothing is public. */
    /** @param said what somebody said may be read by all, though it may tell who somebody is */
    record Published(LocalDate on, AccountId author, Set<Learning.Id> learnings, Set<String> said) {}

    @Nullable
    Published published(DossierId dossier) {
        return jdbc.sql(
                        "select published_on, author_id, learnings, said from investigation_summary where dossier_id = :dossier")
                .param("dossier", dossier.value())
                .query((row, ignored) -> {
                    Set<Learning.Id> learnings = new HashSet<>();
                    for (Long id : (Long[]) row.getArray("learnings").getArray()) learnings.add(new Learning.Id(id));
                    return new Published(
                            row.getObject("published_on", LocalDate.class),
                            new AccountId(row.getLong("author_id")),
                            learnings,
                            Set.of((String[]) row.getArray("said").getArray()));
                })
                .optional()
                .orElse(null);
    }

    void publish(
            DossierId dossier,
            Collection<Learning.Id> learnings,
            InvestigationSummary summary,
            AccountId author,
            Set<String> said) {
        jdbc.sql("""
                        insert into investigation_summary (dossier_id, published_on, author_id, learnings, content,
                                                           said)
                        values (:dossier, :on, :author, :learnings, :content::jsonb, :said)
                        on conflict (dossier_id) do update
                        set published_on = excluded.published_on, author_id = excluded.author_id,
                            learnings = excluded.learnings, content = excluded.content, said = excluded.said
                        """)
                .param("dossier", dossier.value())
                .param("on", summary.publishedOn())
                .param("author", author.value())
                .param("learnings", learnings.stream().map(Learning.Id::value).toArray(Long[]::new))
                .param("content", json.writeValueAsString(summary))
                .param("said", said.toArray(String[]::new))
                .update();
    }

    boolean unpublish(DossierId dossier) {
        return jdbc.sql("delete from investigation_summary where dossier_id = :dossier")
                        .param("dossier", dossier.value())
                        .update()
                == 1;
    }
}

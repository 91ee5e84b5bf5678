package org.terreau.investigation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/** The SQL of hypotheses, their evidence and the history of their states. */
@Repository
class JdbcHypotheses {

    private static final String HYPOTHESES = """
            select h.id, h.dossier_id, h.about, h.belief, h.refutation, h.state, h.author_id, h.written_at, h.version,
                   (select count(*) from hypothesis_evidence e where e.hypothesis_id = h.id and e.stance = 'appuie') as supports,
                   (select count(*) from hypothesis_evidence e where e.hypothesis_id = h.id and e.stance = 'contredit') as contradicts,
                   (select count(*) from hypothesis_evidence e where e.hypothesis_id = h.id and e.stance = 'nuance') as nuances
            from hypothesis h
            """;

    private final JdbcClient jdbc;
    private final Collectivities collectivities;

    JdbcHypotheses(JdbcClient jdbc, Collectivities collectivities) {
        this.jdbc = jdbc;
        this.collectivities = collectivities;
    }

    Hypothesis.Id insert(DossierId dossier, Hypotheses.Written written, AccountId author, Instant at) {
        return new Hypothesis.Id(jdbc.sql("""
                        insert into hypothesis (dossier_id, about, belief, refutation, state, author_id, written_at)
                        values (:dossier, :about, :belief, :refutation, :state, :author, :at)
                        returning id
                        """)
                .param("dossier", dossier.value())
                .param(
                        "about",
                        java.util.Objects.requireNonNull(written.about()).code())
                .param("belief", written.belief())
                .param("refutation", written.refutation())
                .param("state", HypothesisState.OPEN.code())
                .param("author", author.value())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single());
    }

    List<Hypothesis> of(DossierId dossier) {
        return jdbc.sql(HYPOTHESES + "where h.dossier_id = :dossier order by h.id")
                .param("dossier", dossier.value())
                .query(this::hypothesis)
                .list();
    }

    Optional<Hypothesis> find(DossierId dossier, Hypothesis.Id id) {
        return jdbc.sql(HYPOTHESES + "where h.dossier_id = :dossier and h.id = :id")
                .param("dossier", dossier.value())
                .param("id", id.value())
                .query(this::hypothesis)
                .optional();
    }

    /** False when somebody else changed it in between. */
    boolean rewrite(Hypothesis.Id id, Hypotheses.Written written, long version) {
        return jdbc.sql("""
                        update hypothesis
                        set about = :about, belief = :belief, refutation = :refutation, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param(
                                "about",
                                java.util.Objects.requireNonNull(written.about())
                                        .code())
                        .param("belief", written.belief())
                        .param("refutation", written.refutation())
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Counts as a change of the hypothesis: whoever judges it on older evidence comes too late. */
    boolean touch(Hypothesis.Id id, long version) {
        return jdbc.sql("update hypothesis set version = version + 1 where id = :id and version = :version")
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean move(Hypothesis.Id id, HypothesisState to, long version) {
        return jdbc.sql(
                                "update hypothesis set state = :to, version = version + 1 where id = :id and version = :version")
                        .param("to", to.code())
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    void moved(
            Hypothesis.Id id, HypothesisState from, HypothesisState to, String reason, AccountId author, Instant at) {
        jdbc.sql("""
                        insert into hypothesis_move (hypothesis_id, from_state, to_state, reason, author_id, moved_at)
                        values (:id, :from, :to, :reason, :author, :at)
                        """)
                .param("id", id.value())
                .param("from", from.code())
                .param("to", to.code())
                .param("reason", reason)
                .param("author", author.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    List<Hypothesis.Move> moves(Hypothesis.Id id) {
        return jdbc.sql("""
                        select from_state, to_state, reason, author_id, moved_at
                        from hypothesis_move where hypothesis_id = :id order by id desc
                        """)
                .param("id", id.value())
                .query((row, ignored) -> new Hypothesis.Move(
                        HypothesisState.of(row.getString("from_state")),
                        HypothesisState.of(row.getString("to_state")),
                        row.getString("reason"),
                        new AccountId(row.getLong("author_id")),
                        row.getTimestamp("moved_at").toInstant()))
                .list();
    }

    /** Adds what an interview says, or replaces what it was said to say. */
    void prove(Hypothesis.Id id, Interview.Id interview, Stance stance, String sentence, AccountId author, Instant at) {
        jdbc.sql("""
                        insert into hypothesis_evidence (hypothesis_id, interview_id, stance, sentence, author_id, given_at)
                        values (:id, :interview, :stance, :sentence, :author, :at)
                        on conflict (hypothesis_id, interview_id) do update
                        set stance = excluded.stance, sentence = excluded.sentence, author_id = excluded.author_id,
                            given_at = excluded.given_at
                        """)
                .param("id", id.value())
                .param("interview", interview.value())
                .param("stance", stance.code())
                .param("sentence", sentence)
                .param("author", author.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    boolean unprove(Hypothesis.Id id, long evidence) {
        return jdbc.sql("delete from hypothesis_evidence where hypothesis_id = :id and id = :evidence")
                        .param("id", id.value())
                        .param("evidence", evidence)
                        .update()
                == 1;
    }

    List<Hypothesis.Evidence> evidence(Hypothesis.Id id) {
        return jdbc.sql("""
                        select e.id, e.interview_id, i.kind, i.held_on, i.role, i.collectivity, i.organisation, e.stance,
                               e.sentence, e.author_id
                        from hypothesis_evidence e join interview i on i.id = e.interview_id
                        where e.hypothesis_id = :id
                        order by i.held_on desc, e.id desc
                        """)
                .param("id", id.value())
                .query((row, ignored) -> new Hypothesis.Evidence(
                        row.getLong("id"),
                        new Interview.Id(row.getLong("interview_id")),
                        FieldKind.of(row.getString("kind")),
                        row.getObject("held_on", LocalDate.class),
                        row.getString("role"),
                        where(row),
                        Stance.of(row.getString("stance")),
                        row.getString("sentence"),
                        new AccountId(row.getLong("author_id"))))
                .list();
    }

    /** What one interview says, hypothesis by hypothesis. */
    Map<Hypothesis.Id, Stance> saidBy(Interview.Id interview) {
        Map<Hypothesis.Id, Stance> said = new java.util.LinkedHashMap<>();
        jdbc.sql(
                        "select hypothesis_id, stance from hypothesis_evidence where interview_id = :id order by hypothesis_id")
                .param("id", interview.value())
                .query(row -> {
                    said.put(new Hypothesis.Id(row.getLong("hypothesis_id")), Stance.of(row.getString("stance")));
                });
        return said;
    }

    List<Hypothesis.Id> among(DossierId dossier, Collection<Hypothesis.Id> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql("select id from hypothesis where dossier_id = :dossier and id in (:ids)")
                .param("dossier", dossier.value())
                .param("ids", ids.stream().map(Hypothesis.Id::value).toList())
                .query((row, ignored) -> new Hypothesis.Id(row.getLong("id")))
                .list();
    }

    private String where(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("collectivity"))
                .flatMap(CollectivityId::parse)
                .flatMap(collectivities::find)
                .map(Collectivity::label)
                .orElse(row.getString("organisation"));
    }

    private Hypothesis hypothesis(ResultSet row, int ignored) throws SQLException {
        Map<Stance, Integer> evidence = new EnumMap<>(Stance.class);
        int supports = row.getInt("supports");
        int contradicts = row.getInt("contradicts");
        int nuances = row.getInt("nuances");
        if (supports > 0) evidence.put(Stance.SUPPORTS, supports);
        if (contradicts > 0) evidence.put(Stance.CONTRADICTS, contradicts);
        if (nuances > 0) evidence.put(Stance.NUANCES, nuances);
        return new Hypothesis(
                new Hypothesis.Id(row.getLong("id")),
                new DossierId(row.getLong("dossier_id")),
                Hypothesis.About.of(row.getString("about")),
                row.getString("belief"),
                row.getString("refutation"),
                HypothesisState.of(row.getString("state")),
                new AccountId(row.getLong("author_id")),
                row.getTimestamp("written_at").toInstant(),
                row.getLong("version"),
                evidence);
    }
}

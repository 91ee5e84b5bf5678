package org.terreau.dossier;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;

/** The SQL of where dossiers stand: what moves one writes its step, since when, and a line of its history. */
@Repository
class JdbcDossierMoves {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcDossierMoves(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    Optional<DossierPosition> read(DossierId id) {
        return find(id, "");
    }

    /** The same, that nobody else moves until the transaction ends. */
    Optional<DossierPosition> lock(DossierId id) {
        return find(id, " for update");
    }

    private Optional<DossierPosition> find(DossierId id, String lock) {
        return jdbc.sql("""
                        select title, organisation, incubator_id, state, step, step_since, assignee_id, themes, reviewers,
                               reviewed, moves
                        from dossier where id = :id""" + lock)
                .param("id", id.value())
                .query((row, ignored) -> {
                    Long assignee = row.getObject("assignee_id", Long.class);
                    return new DossierPosition(
                            id,
                            row.getString("title"),
                            row.getString("organisation"),
                            row.getString("incubator_id"),
                            DossierState.of(row.getString("state")),
                            DossierStep.of(row.getString("step")),
                            row.getTimestamp("step_since").toInstant(),
                            assignee == null ? null : new AccountId(assignee),
                            List.of((String[]) row.getArray("themes").getArray()),
                            row.getInt("reviewers"),
                            row.getInt("reviewed"),
                            row.getLong("moves"));
                })
                .optional();
    }

    /** Those who worked on it were taken out of it, long after it ended. */
    boolean withoutPeople(DossierId id) {
        return jdbc.sql("select people_forgotten_at is not null from dossier where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Where a dossier stands.
     *
     * @param submittedAt when it was submitted last; null before it is
     */
    record Place(DossierStep step, Instant since, @Nullable Instant submittedAt) {}

    /** Of each of these. */
    Map<DossierId, Place> places(Collection<DossierId> dossiers) {
        Map<DossierId, Place> places = new HashMap<>();
        if (dossiers.isEmpty()) return places;
        jdbc.sql("""
                        select d.id, d.step, d.step_since,
                               (select max(s.at) from dossier_step s
                                where s.dossier_id = d.id and s.from_state = :draft and s.to_state = :submitted) as submitted
                        from dossier d where d.id = any(:ids)
                        """)
                .param("ids", dossiers.stream().map(DossierId::value).toArray(Long[]::new))
                .param("draft", DossierState.DRAFT.code())
                .param("submitted", DossierState.SUBMITTED.code())
                .query(row -> {
                    Timestamp submitted = row.getTimestamp("submitted");
                    places.put(
                            new DossierId(row.getLong("id")),
                            new Place(
                                    DossierStep.of(row.getString("step")),
                                    row.getTimestamp("step_since").toInstant(),
                                    submitted == null ? null : submitted.toInstant()));
                });
        return places;
    }

    /** So many dossiers were opened, and so many were submitted. */
    record Moved(long opened, long submitted) {}

    /** Of these incubators, between two moments. */
    Moved moved(String[] incubators, Instant from, Instant until) {
        return jdbc.sql("""
                        select count(*) filter (where s.from_state is null) as opened,
                               count(*) filter (where s.from_state = :draft and s.to_state = :submitted) as submitted
                        from dossier_step s join dossier d on d.id = s.dossier_id
                        where ('*' = any(:incubators) or d.incubator_id = any(:incubators))
                          and s.at >= :from and s.at < :until
                        """)
                .param("incubators", incubators)
                .param("draft", DossierState.DRAFT.code())
                .param("submitted", DossierState.SUBMITTED.code())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, ignored) -> new Moved(row.getLong("opened"), row.getLong("submitted")))
                .single();
    }

    /** Begins the history of a new dossier, which goes to the one who opened it. */
    void opened(DossierId id, AccountId by, Instant at) {
        jdbc.sql("update dossier set assignee_id = :by where id = :id")
                .param("by", by.value())
                .param("id", id.value())
                .update();
        jdbc.sql("""
                        insert into dossier_step (dossier_id, at, to_state, to_step, account_id, assignee_id)
                        values (:id, :at, :state, :step, :by, :by)
                        """)
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .param("state", DossierState.DRAFT.code())
                .param("step", DossierStep.WRITING.code())
                .param("by", by.value())
                .update();
    }

    /** Begins the history of dossiers of the past, which wait for nobody's hand: when they came, and where they went. */
    void takenOver(List<JdbcDossiers.Taken> rows, AccountId by) {
        List<@Nullable Object[]> steps = new ArrayList<>();
        for (JdbcDossiers.Taken row : rows) {
            Timestamp opened = Timestamp.from(row.opened());
            steps.add(new @Nullable Object[] {
                row.id().value(),
                opened,
                null,
                null,
                null,
                DossierState.DRAFT.code(),
                DossierStep.WRITING.code(),
                by.value()
            });
            if (row.past().state() != DossierState.DRAFT)
                steps.add(new @Nullable Object[] {
                    row.id().value(),
                    Timestamp.from(row.since()),
                    opened,
                    DossierState.DRAFT.code(),
                    DossierStep.WRITING.code(),
                    row.past().state().code(),
                    row.step().code(),
                    by.value()
                });
        }
        template.batchUpdate("""
                insert into dossier_step (dossier_id, at, since, from_state, from_step, to_state, to_step, account_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, steps);
    }

    /** False when the dossier was not in that state any more. */
    boolean move(DossierId id, DossierState from, DossierState to, AccountId by, String reason, Instant at) {
        DossierPosition position =
                lock(id).filter(found -> found.state() == from).orElse(null);
        if (position == null) return false;
        DossierStep step = DossierStep.of(to, position.reviewers(), position.reviewed());
        place(position, to, step, at, position.assignee(), by, reason, at);
        return true;
    }

    /** Puts a locked dossier where it is told, and says so in its history. */
    void place(
            DossierPosition position,
            DossierState state,
            DossierStep step,
            Instant since,
            @Nullable AccountId assignee,
            @Nullable AccountId by,
            String reason,
            Instant at) {
        boolean reassigned = !java.util.Objects.equals(assignee, position.assignee());
        jdbc.sql("""
                        update dossier
                        set state = :state, step = :step, step_since = :since, assignee_id = :assignee,
                            moves = moves + 1, changed_at = :at
                        where id = :id
                        """)
                .param("state", state.code())
                .param("step", step.code())
                .param("since", Timestamp.from(since))
                .param("assignee", assignee == null ? null : assignee.value())
                .param("at", Timestamp.from(at))
                .param("id", position.id().value())
                .update();
        jdbc.sql("""
                        insert into dossier_step (dossier_id, at, since, from_state, from_step, to_state, to_step,
                                                  account_id, reason, reassigned, assignee_id)
                        values (:id, :at, :since, :fromState, :fromStep, :toState, :toStep, :by, :reason, :reassigned,
                                :assignee)
                        """)
                .param("id", position.id().value())
                .param("at", Timestamp.from(at))
                .param("since", Timestamp.from(position.since()))
                .param("fromState", position.state().code())
                .param("fromStep", position.step().code())
                .param("toState", state.code())
                .param("toStep", step.code())
                .param("by", by == null ? null : by.value())
                .param("reason", reason)
                .param("reassigned", reassigned)
                .param("assignee", assignee == null ? null : assignee.value())
                .update();
    }

    void reviewed(DossierId id, int reviewers, int done, @Nullable LocalDate due) {
        jdbc.sql("update dossier set reviewers = :reviewers, reviewed = :done, review_due = :due where id = :id")
                .param("reviewers", reviewers)
                .param("done", done)
                .param("due", due)
                .param("id", id.value())
                .update();
    }

    void tag(DossierId id, List<String> themes) {
        jdbc.sql("update dossier set themes = :themes where id = :id")
                .param("themes", themes.toArray(new String[0]))
                .param("id", id.value())
                .update();
    }

    /** The dossier's history, the oldest line first. */
    List<Passage> history(DossierId id) {
        return jdbc.sql("""
                        select at, since, from_state, from_step, to_state, to_step, account_id, reason, reassigned, assignee_id
                        from dossier_step where dossier_id = :id order by id
                        """)
                .param("id", id.value())
                .query((row, ignored) -> {
                    String fromState = row.getString("from_state");
                    String fromStep = row.getString("from_step");
                    Timestamp since = row.getTimestamp("since");
                    Long by = row.getObject("account_id", Long.class);
                    Long assignee = row.getObject("assignee_id", Long.class);
                    return new Passage(
                            row.getTimestamp("at").toInstant(),
                            since == null ? null : since.toInstant(),
                            fromState == null ? null : DossierState.of(fromState),
                            fromStep == null ? null : DossierStep.of(fromStep),
                            DossierState.of(row.getString("to_state")),
                            DossierStep.of(row.getString("to_step")),
                            by == null ? null : new AccountId(by),
                            row.getString("reason"),
                            row.getBoolean("reassigned"),
                            assignee == null ? null : new AccountId(assignee));
                })
                .list();
    }
}

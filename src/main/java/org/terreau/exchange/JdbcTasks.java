package org.terreau.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.Author;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;

/** The SQL of the tasks of dossiers. */
@Repository
class JdbcTasks {

    private static final int PAGE = 30;
    private static final int EXPORTED = 10_000;

    private static final Map<DossierTask.State, String> IN_STATE = Map.of(
            DossierTask.State.OPEN, "t.done_at is null",
            DossierTask.State.LATE, "t.done_at is null and t.due_on < :today",
            DossierTask.State.DONE, "t.done_at is not null");

    private static final String TASKS = """
            select t.id, t.dossier_id, d.title, t.what, t.assignee_id, t.assignee, t.due_on, t.internal, t.author_id,
                   t.author, t.created_at, t.done_at, t.done_by, t.version
            from dossier_task t join dossier d on d.id = t.dossier_id
            """;

    private final JdbcClient jdbc;

    JdbcTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those to be done first, by date. */
    List<DossierTask> of(DossierId dossier, boolean internalToo) {
        return jdbc.sql(TASKS + """
                        where t.dossier_id = :dossier and (:internalToo or not t.internal)
                        order by t.done_at is not null, t.due_on, t.id limit 1000
                        """)
                .param("dossier", dossier.value())
                .param("internalToo", internalToo)
                .query((row, ignored) -> task(row))
                .list();
    }

    Optional<DossierTask> find(DossierId dossier, long id, boolean internalToo) {
        return jdbc.sql(TASKS + "where t.dossier_id = :dossier and t.id = :id and (:internalToo or not t.internal)")
                .param("dossier", dossier.value())
                .param("id", id)
                .param("internalToo", internalToo)
                .query((row, ignored) -> task(row))
                .optional();
    }

    Slice<DossierTask> page(
            AccountId reader, Set<String> scopes, DossierTask.Filter filter, LocalDate today, int page) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(reader, scopes, filter, today, parameters);
        long total = count(where, parameters);
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        return new Slice<>(lines(where, parameters, PAGE, (number - 1) * PAGE), number, PAGE, total);
    }

    /** The first of a list. */
    Slice<DossierTask> first(
            AccountId reader, Set<String> scopes, DossierTask.Filter filter, LocalDate today, int most) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(reader, scopes, filter, today, parameters);
        List<DossierTask> first = lines(where, parameters, most, 0);
        long total = first.size() < most ? first.size() : count(where, parameters);
        return new Slice<>(first, 1, most, total);
    }

    private long count(String where, Map<String, Object> parameters) {
        return jdbc.sql("select count(*) from dossier_task t join dossier d on d.id = t.dossier_id " + where)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    List<DossierTask> all(AccountId reader, Set<String> scopes, DossierTask.Filter filter, LocalDate today) {
        Map<String, Object> parameters = new HashMap<>();
        return lines(where(reader, scopes, filter, today, parameters), parameters, EXPORTED, 0);
    }

    private List<DossierTask> lines(String where, Map<String, Object> parameters, int limit, int offset) {
        return jdbc.sql(TASKS + where
                        + " order by t.done_at desc nulls first, t.due_on, t.id limit :limit offset :offset")
                .params(parameters)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, ignored) -> task(row))
                .list();
    }

    /**
     * What somebody may read: what is for them in their dossiers, and for the staff, those of their incubators, but what is
     * internal to a dossier from which they are set aside.
     */
    private static String where(
            AccountId reader,
            Set<String> scopes,
            DossierTask.Filter filter,
            LocalDate today,
            Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        parameters.put("reader", reader.value());
        if (!scopes.contains(Grant.EVERYWHERE)) {
            conditions.add("(d.incubator_id in (:scopes) or (d.applicant_id = :reader and not t.internal))");
            parameters.put("scopes", scopes.isEmpty() ? List.of("") : List.copyOf(scopes));
        }
        conditions.add("(not t.internal or not d.set_aside @> array[:reader]::bigint[])");
        if (!filter.everybody()) conditions.add("t.assignee_id = :reader");
        if (filter.state() == DossierTask.State.LATE) parameters.put("today", today);
        String state = IN_STATE.get(filter.state());
        if (state != null) conditions.add(state);
        int word = 0;
        for (String searched : Plain.text(filter.words()).split(" ", 10)) {
            if (searched.isEmpty()) continue;
            conditions.add("t.search like :word" + word);
            parameters.put("word" + word++, "%" + searched + "%");
        }
        return "where " + String.join(" and ", conditions);
    }

    long insert(DossierId dossier, DossierTask.Proposed task, String assignee, Author author) {
        return jdbc.sql("""
                        insert into dossier_task (dossier_id, what, search, assignee_id, assignee, due_on, internal, author_id,
                                                  author, created_at)
                        values (:dossier, :what, :search, :assigneeId, :assignee, :due, :internal, :authorId, :author, :at)
                        returning id
                        """)
                .param("dossier", dossier.value())
                .param("what", task.what())
                .param("search", Plain.text(task.what()))
                .param("assigneeId", value(task.assignee()))
                .param("assignee", assignee)
                .param("due", task.due())
                .param("internal", task.internal())
                .param("authorId", author.id().value())
                .param("author", author.name())
                .param("at", Timestamp.from(author.at()))
                .query(Long.class)
                .single();
    }

    /** Adds one that is done once somebody follows the dossier. */
    long insertToGive(DossierId dossier, DossierTask.Proposed task, String assignee, Author author) {
        long id = insert(dossier, task, assignee, author);
        jdbc.sql("update dossier_task set to_give = true where id = :id")
                .param("id", id)
                .update();
        return id;
    }

    /** @return those that are done because somebody follows the dossier */
    List<Long> doneOnceGiven(DossierId dossier, Author by) {
        return jdbc.sql("""
                        update dossier_task set done_at = :at, done_by_id = :byId, done_by = :by, version = version + 1
                        where dossier_id = :dossier and to_give and done_at is null returning id
                        """)
                .param("at", Timestamp.from(by.at()))
                .param("byId", by.id().value())
                .param("by", by.name())
                .param("dossier", dossier.value())
                .query(Long.class)
                .list();
    }

    /** False when somebody changed it in between. */
    boolean change(long id, DossierTask.Proposed task, String assignee, long version) {
        return jdbc.sql("""
                        update dossier_task
                        set what = :what, search = :search, assignee_id = :assigneeId, assignee = :assignee, due_on = :due,
                            internal = :internal, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("what", task.what())
                        .param("search", Plain.text(task.what()))
                        .param("assigneeId", value(task.assignee()))
                        .param("assignee", assignee)
                        .param("due", task.due())
                        .param("internal", task.internal())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static @Nullable Long value(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }

    boolean done(long id, Actor by, Instant at) {
        return jdbc.sql("""
                        update dossier_task set done_at = :at, done_by_id = :byId, done_by = :by, version = version + 1
                        where id = :id and done_at is null
                        """)
                        .param("at", Timestamp.from(at))
                        .param("byId", by.id().value())
                        .param("by", by.name())
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean reopen(long id) {
        return jdbc.sql("""
                        update dossier_task set done_at = null, done_by_id = null, done_by = null, version = version + 1
                        where id = :id and done_at is not null
                        """).param("id", id).update() == 1;
    }

    void delete(long id) {
        jdbc.sql("delete from dossier_task where id = :id").param("id", id).update();
    }

    /** Those that nobody was reminded of yet, due tomorrow or late; held by the transaction, skipped by other instances. */
    List<DossierTask> toRemind(LocalDate today) {
        return jdbc.sql(TASKS + """
                        where t.done_at is null and t.assignee_id is not null
                          and ((t.due_on = :tomorrow and t.eve_sent_for is distinct from t.due_on)
                            or (t.due_on < :today and t.late_sent_for is distinct from t.due_on))
                        order by t.assignee_id, t.due_on, t.id limit 500
                        for update of t skip locked
                        """)
                .param("today", today)
                .param("tomorrow", today.plusDays(1))
                .query((row, ignored) -> task(row))
                .list();
    }

    void reminded(DossierTask task, boolean late) {
        jdbc.sql(
                        late
                                ? "update dossier_task set late_sent_for = due_on where id = :id"
                                : "update dossier_task set eve_sent_for = due_on where id = :id")
                .param("id", task.id())
                .update();
    }

    private static DossierTask task(ResultSet row) throws SQLException {
        Long assignee = row.getObject("assignee_id", Long.class);
        Long author = row.getObject("author_id", Long.class);
        Timestamp done = row.getTimestamp("done_at");
        return new DossierTask(
                row.getLong("id"),
                new DossierId(row.getLong("dossier_id")),
                row.getString("title"),
                row.getString("what"),
                assignee == null ? null : new AccountId(assignee),
                row.getString("assignee"),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("internal"),
                author == null ? null : new AccountId(author),
                row.getString("author"),
                row.getTimestamp("created_at").toInstant(),
                done == null ? null : done.toInstant(),
                row.getString("done_by"),
                row.getLong("version"));
    }
}

package org.terreau.support;

import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;

/** The SQL of trainings and of who comes. */
@Repository
class JdbcTrainings {

    private static final String COLUMNS = """
            t.id, t.incubator_id, t.title, t.gains, t.held_on, t.starts_at, t.ends_at, t.place, t.leader, t.seats,
            t.cancelled_at, t.cancelled_why, t.version
            """;

    private static final String COUNTED = "select " + COLUMNS + """
            , count(s.account) filter (where not s.waiting) as taken, count(s.account) filter (where s.waiting) as waiting,
              count(s.useful) as answers, avg(s.useful) as useful, count(s.account) filter (where s.used) as used
            from support_training t left join support_seat s on s.training_id = t.id
            """;

    private final JdbcClient jdbc;

    JdbcTrainings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Training training(ResultSet row, int ignored) throws SQLException {
        return new Training(
                row.getLong("id"),
                new IncubatorId(row.getString("incubator_id")),
                new Training.Told(
                        row.getString("title"),
                        row.getString("gains"),
                        row.getString("place"),
                        row.getString("leader")),
                new Training.Slot(
                        row.getObject("held_on", LocalDate.class),
                        row.getObject("starts_at", LocalTime.class),
                        row.getObject("ends_at", LocalTime.class)),
                row.getInt("seats"),
                row.getTimestamp("cancelled_at") == null ? null : row.getString("cancelled_why"),
                row.getLong("version"));
    }

    private static Trainings.Shown shown(ResultSet row, int number) throws SQLException {
        int answers = row.getInt("answers");
        return new Trainings.Shown(
                training(row, number),
                row.getInt("taken"),
                row.getInt("waiting"),
                answers < Satisfaction.FLOOR
                        ? null
                        : new Trainings.Results(
                                answers,
                                row.getBigDecimal("useful").setScale(1, RoundingMode.HALF_UP),
                                row.getInt("used")));
    }

    /** From a day on, the next first; or before it, the last first. */
    List<Trainings.Shown> shown(@Nullable IncubatorId incubator, LocalDate day, boolean before, int most) {
        return jdbc.sql(COUNTED
                        + (before ? "where t.held_on < :day" : "where t.held_on >= :day")
                        + " and (cast(:incubator as text) is null or t.incubator_id = :incubator) group by t.id order by "
                        + (before ? "t.held_on desc, t.starts_at desc" : "t.held_on, t.starts_at")
                        + ", t.id limit :most")
                .param("day", day)
                .param("incubator", incubator == null ? null : incubator.value(), Types.VARCHAR)
                .param("most", most)
                .query(JdbcTrainings::shown)
                .list();
    }

    Optional<Trainings.Shown> shown(long id) {
        return jdbc.sql(COUNTED + "where t.id = :id group by t.id")
                .param("id", id)
                .query(JdbcTrainings::shown)
                .optional();
    }

    /** Nobody else takes or gives back a seat of it before the transaction is over. */
    Optional<Training> lock(long id) {
        return jdbc.sql("select " + COLUMNS + " from support_training t where t.id = :id for update")
                .param("id", id)
                .query(JdbcTrainings::training)
                .optional();
    }

    long insert(IncubatorId incubator, TrainingTyped.Checked typed) {
        return bound("""
                        insert into support_training
                            (incubator_id, title, gains, held_on, starts_at, ends_at, place, leader, seats)
                        values (:incubator, :title, :gains, :on, :starts, :ends, :place, :leader, :seats) returning id
                        """, typed)
                .param("incubator", incubator.value())
                .query(Long.class)
                .single();
    }

    /** False when somebody else changed it since this version. */
    boolean update(long id, TrainingTyped.Checked typed, long version) {
        return bound("""
                        update support_training
                        set title = :title, gains = :gains, held_on = :on, starts_at = :starts, ends_at = :ends,
                            place = :place, leader = :leader, seats = :seats, version = version + 1
                        where id = :id and version = :version and cancelled_at is null
                        """, typed).param("id", id).param("version", version).update() == 1;
    }

    private JdbcClient.StatementSpec bound(String statement, TrainingTyped.Checked typed) {
        return jdbc.sql(statement)
                .param("title", typed.told().title())
                .param("gains", typed.told().gains())
                .param("on", typed.slot().on())
                .param("starts", typed.slot().starts())
                .param("ends", typed.slot().ends())
                .param("place", typed.told().place())
                .param("leader", typed.told().leader())
                .param("seats", typed.seats());
    }

    boolean cancel(long id, String why, Instant at) {
        return jdbc.sql("""
                        update support_training set cancelled_at = :at, cancelled_why = :why, version = version + 1
                        where id = :id and cancelled_at is null
                        """)
                        .param("id", id)
                        .param("why", why)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    int taken(long training) {
        return jdbc.sql("select count(*) from support_seat where training_id = :training and not waiting")
                .param("training", training)
                .query(Integer.class)
                .single();
    }

    /** False when they asked already. */
    boolean seat(long training, AccountId account, boolean waiting, Instant at) {
        return jdbc.sql("""
                        insert into support_seat (training_id, account, asked_at, waiting)
                        values (:training, :account, :at, :waiting) on conflict (training_id, account) do nothing
                        """)
                        .param("training", training)
                        .param("account", account.value())
                        .param("at", Timestamp.from(at))
                        .param("waiting", waiting)
                        .update()
                == 1;
    }

    boolean leave(long training, AccountId account) {
        return jdbc.sql("delete from support_seat where training_id = :training and account = :account")
                        .param("training", training)
                        .param("account", account.value())
                        .update()
                == 1;
    }

    /** The first of those who wait get these seats, in the order in which they asked. */
    List<AccountId> promote(long training, int seats) {
        return jdbc.sql("""
                        update support_seat set waiting = false
                        where training_id = :training and account in (
                            select account from support_seat where training_id = :training and waiting
                            order by asked_at, account limit :seats)
                        returning account
                        """)
                .param("training", training)
                .param("seats", Math.max(0, seats))
                .query((row, ignored) -> new AccountId(row.getLong("account")))
                .list();
    }

    Optional<Trainings.Seat> seat(long training, AccountId account) {
        return seats(training).stream()
                .filter(seat -> seat.account().equals(account))
                .findFirst();
    }

    /** Those who have a seat, then those who wait, in the order in which they asked. */
    List<Trainings.Seat> seats(long training) {
        return jdbc.sql("""
                        select account, asked_at, waiting, came, useful, used from support_seat
                        where training_id = :training order by waiting, asked_at, account
                        """)
                .param("training", training)
                .query((row, ignored) -> new Trainings.Seat(
                        new AccountId(row.getLong("account")),
                        row.getBoolean("waiting"),
                        flag(row, "came"),
                        row.getObject("useful") == null ? null : row.getInt("useful"),
                        flag(row, "used")))
                .list();
    }

    private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    void attendance(long training, Set<AccountId> came) {
        jdbc.sql("""
                        update support_seat set came = account = any(:came)
                        where training_id = :training and not waiting
                        """)
                .param("came", came.stream().map(AccountId::value).toArray(Long[]::new))
                .param("training", training)
                .update();
    }

    boolean evaluate(long training, AccountId account, int useful, boolean used) {
        return jdbc.sql("""
                        update support_seat set useful = :useful, used = :used
                        where training_id = :training and account = :account and came and useful is null
                        """)
                        .param("useful", useful)
                        .param("used", used)
                        .param("training", training)
                        .param("account", account.value())
                        .update()
                == 1;
    }

    /** Those of somebody, past ones too. */
    List<Training> of(AccountId account) {
        return jdbc.sql("select " + COLUMNS + """
                        from support_training t join support_seat s on s.training_id = t.id
                        where s.account = :account and not s.waiting order by t.held_on
                        """)
                .param("account", account.value())
                .query(JdbcTrainings::training)
                .list();
    }

    /** A letter that is due. */
    record Due(Training training, AccountId account) {}

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(training(row, number), new AccountId(row.getLong("account")));
    }

    /** Marks those who come on this day as reminded, and tells who they are. */
    List<Due> remind(LocalDate day) {
        return jdbc.sql("update support_seat s set reminded = true from support_training t "
                        + "where t.id = s.training_id and t.held_on = :day and t.cancelled_at is null "
                        + "and not s.waiting and not s.reminded returning s.account, " + COLUMNS)
                .param("day", day)
                .query(JdbcTrainings::due)
                .list();
    }

    /** Marks those who came to what was held by this day as asked, and tells who they are. */
    List<Due> ask(LocalDate from, LocalDate until) {
        return jdbc.sql("update support_seat s set asked_after = true from support_training t "
                        + "where t.id = s.training_id and t.held_on between :from and :until and t.cancelled_at is null "
                        + "and s.came and s.useful is null and not s.asked_after returning s.account, " + COLUMNS)
                .param("from", from)
                .param("until", until)
                .query(JdbcTrainings::due)
                .list();
    }

    /** Those to come with a seat free and somebody who waits. */
    List<Long> toFill(LocalDate today) {
        return jdbc.sql("""
                        select t.id from support_training t
                        where t.held_on >= :today and t.cancelled_at is null
                          and exists (select 1 from support_seat s where s.training_id = t.id and s.waiting)
                          and t.seats > (select count(*) from support_seat s where s.training_id = t.id and not s.waiting)
                        """).param("today", today).query(Long.class).list();
    }

    /** A training about which something waits: to be evaluated by who came, or its attendance to be noted. */
    record Waiting(Training training, boolean evaluation) {}

    List<Waiting> waiting(AccountId account, String[] staffed, LocalDate today) {
        return jdbc.sql("select " + COLUMNS + """
                        , exists (select 1 from support_seat s where s.training_id = t.id and s.account = :account
                                      and s.came and s.useful is null) as evaluation
                        from support_training t
                        where t.cancelled_at is null and (
                            t.held_on between :from and :until
                                and t.id in (select s.training_id from support_seat s
                                             where s.account = :account and s.came and s.useful is null)
                            or t.held_on < :today and t.held_on >= :recent
                                and ('*' = any(:staffed) or t.incubator_id = any(:staffed))
                                and exists (select 1 from support_seat s
                                            where s.training_id = t.id and not s.waiting and s.came is null))
                        order by t.held_on, t.id limit 50
                        """)
                .param("account", account.value())
                .param("staffed", staffed)
                .param("today", today)
                .param("recent", today.minusDays(Training.ASKED_AFTER + (long) Training.ASKED_FOR))
                .param("from", today.minusDays(Training.ASKED_AFTER + (long) Training.ASKED_FOR))
                .param("until", today.minusDays(Training.ASKED_AFTER))
                .query((row, number) -> new Waiting(training(row, number), row.getBoolean("evaluation")))
                .list();
    }
}

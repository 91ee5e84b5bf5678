package org.terreau.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;

/** The SQL of plans of arrival and departure. */
@Repository
class JdbcPlans {

    private static final String PLANS = """
            select p.id, p.incubator_id, p.product_id, p.mission_id, p.person_id, p.moment, p.day, p.partial, p.market, p.employer,
                   p.made_on, p.cancelled_on
            from access_plan p
            """;

    private final JdbcClient jdbc;

    JdbcPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that hold, of these people. Two statements. */
    List<Plan> holding(Collection<Long> people) {
        return whole(
                jdbc.sql(PLANS + "where p.cancelled_on is null and p.person_id = any(:people) order by p.day, p.id")
                        .param("people", people.toArray(Long[]::new))
                        .query((row, ignored) -> plan(row))
                        .list());
    }

    /** All of one person, the last one first. Two statements. */
    List<Plan> of(long person, LocalDate from) {
        return whole(jdbc.sql(PLANS + "where p.person_id = :person and p.day >= :from order by p.day desc, p.id desc")
                .param("person", person)
                .param("from", from)
                .query((row, ignored) -> plan(row))
                .list());
    }

    /** Of these incubators, with a day within these; those that were cancelled as long as something is to be undone. */
    List<Plan> between(Collection<String> incubators, LocalDate from, LocalDate until) {
        return whole(jdbc.sql(PLANS + """
                        where p.incubator_id = any(:incubators) and p.day between :from and :until
                          and (p.cancelled_on is null or exists (
                              select 1 from access_step s where s.plan_id = p.id and s.done_on is not null and s.undone_on is null))
                        order by p.day, p.id
                        """)
                .param("incubators", incubators.toArray(String[]::new))
                .param("from", from)
                .param("until", until)
                .query((row, ignored) -> plan(row))
                .list());
    }

    /** Departures of a product that hold. Two statements. */
    List<Plan> leaving(ProductId product) {
        return whole(jdbc.sql(PLANS + """
                        where p.cancelled_on is null and p.product_id = :product and p.moment = :moment order by p.day, p.id
                        """)
                .param("product", product.value())
                .param("moment", Moment.DEPARTURE.code())
                .query((row, ignored) -> plan(row))
                .list());
    }

    Optional<Plan> find(long id) {
        return whole(jdbc.sql(PLANS + "where p.id = :id")
                        .param("id", id)
                        .query((row, ignored) -> plan(row))
                        .list())
                .stream()
                .findFirst();
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                row.getLong("id"),
                new IncubatorId(row.getString("incubator_id")),
                new ProductId(row.getString("product_id")),
                row.getLong("mission_id"),
                row.getLong("person_id"),
                Moment.of(row.getString("moment")).orElseThrow(),
                row.getObject("day", LocalDate.class),
                row.getBoolean("partial"),
                row.getBoolean("market"),
                row.getString("employer"),
                row.getObject("made_on", LocalDate.class),
                row.getObject("cancelled_on", LocalDate.class),
                List.of());
    }

    private List<Plan> whole(List<Plan> plans) {
        if (plans.isEmpty()) return plans;
        Map<Long, List<Plan.Step>> steps = new HashMap<>();
        jdbc.sql("""
                        select id, plan_id, code, tool_id, account_id, offset_day, blocking, done_on, done_by, proof, undone_on
                        from access_step where plan_id = any(:plans) order by offset_day, id
                        """)
                .param("plans", plans.stream().map(Plan::id).toArray(Long[]::new))
                .query(row -> {
                    steps.computeIfAbsent(row.getLong("plan_id"), none -> new ArrayList<>())
                            .add(step(row));
                });
        return plans.stream()
                .map(one -> with(one, steps.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static Plan with(Plan plan, List<Plan.Step> steps) {
        return new Plan(
                plan.id(),
                plan.incubator(),
                plan.product(),
                plan.mission(),
                plan.person(),
                plan.moment(),
                plan.day(),
                plan.partial(),
                plan.market(),
                plan.employer(),
                plan.made(),
                plan.cancelled(),
                steps);
    }

    private static Plan.Step step(ResultSet row) throws SQLException {
        return new Plan.Step(
                row.getLong("id"),
                PlanStep.of(row.getString("code")).orElse(null),
                number(row, "tool_id"),
                number(row, "account_id"),
                row.getInt("offset_day"),
                row.getBoolean("blocking"),
                row.getObject("done_on", LocalDate.class),
                JdbcTools.account(row, "done_by"),
                row.getString("proof"),
                row.getObject("undone_on", LocalDate.class));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    long insert(PlanRules.Wanted wanted, long person, LocalDate today) {
        PlanRules.Held held = wanted.held();
        return jdbc.sql("""
                        insert into access_plan (incubator_id, product_id, mission_id, person_id, moment, day, partial, market,
                                                 employer, made_on)
                        values (:incubator, :product, :mission, :person, :moment, :day, :partial, :market, :employer, :today)
                        returning id
                        """)
                .param("incubator", held.incubator().value())
                .param("product", held.product().value())
                .param("mission", held.mission())
                .param("person", person)
                .param("moment", wanted.moment().code())
                .param("day", wanted.day())
                .param("partial", wanted.partial())
                .param("market", held.market())
                .param("employer", held.employer())
                .param("today", today)
                .query(Long.class)
                .single();
    }

    /** @param step null for one about an account */
    record NewStep(
            @Nullable PlanStep step,
            @Nullable Long tool,
            @Nullable Long account,
            int offset,
            boolean blocking) {}

    void insert(long plan, List<NewStep> steps) {
        for (NewStep one : steps)
            jdbc.sql("""
                            insert into access_step (plan_id, code, tool_id, account_id, offset_day, blocking)
                            values (:plan, :code, :tool, :account, :offset, :blocking)
                            """)
                    .param("plan", plan)
                    .param(
                            "code",
                            one.step() == null ? PlanStep.ACCOUNT : one.step().code())
                    .param("tool", one.tool(), Types.BIGINT)
                    .param("account", one.account(), Types.BIGINT)
                    .param("offset", one.offset())
                    .param("blocking", one.blocking())
                    .update();
    }

    /** To another day, of which nothing was told yet. */
    void move(long plan, LocalDate day) {
        jdbc.sql("update access_plan set day = :day, told_before = null where id = :plan")
                .param("day", day)
                .param("plan", plan)
                .update();
    }

    void whole(long plan, boolean partial) {
        jdbc.sql("update access_plan set partial = :partial where id = :plan")
                .param("partial", partial)
                .param("plan", plan)
                .update();
    }

    /** Steps that nobody did and that are not asked any more. */
    void drop(List<Long> steps) {
        jdbc.sql("delete from access_step where id = any(:steps) and done_on is null")
                .param("steps", steps.toArray(Long[]::new))
                .update();
    }

    void cancel(long plan, LocalDate on) {
        jdbc.sql("update access_plan set cancelled_on = :on where id = :plan and cancelled_on is null")
                .param("on", on)
                .param("plan", plan)
                .update();
    }

    /** False when somebody did it before. */
    boolean done(long step, LocalDate on, AccountId by, String proof) {
        return jdbc.sql("""
                        update access_step set done_on = :on, done_by = :by, proof = :proof where id = :step and done_on is null
                        """)
                        .param("on", on)
                        .param("by", by.value())
                        .param("proof", proof)
                        .param("step", step)
                        .update()
                == 1;
    }

    void reopen(long step) {
        jdbc.sql("update access_step set done_on = null, done_by = null, proof = '' where id = :step")
                .param("step", step)
                .update();
    }

    void undone(long step, LocalDate on) {
        jdbc.sql("update access_step set undone_on = :on where id = :step and done_on is not null")
                .param("on", on)
                .param("step", step)
                .update();
    }

    /**
     * The first open step of a plan that waits for somebody.
     *
     * @param tool its name, for a step about an account; empty for the others
     * @param all how many plans wait in all
     */
    record Waiting(long plan, long person, Moment moment, LocalDate due, String code, String tool, int all) {}

    /**
     * One's own that is due soon, and those of these incubators that are late or wait for staff, the first due first: of the
     * plans that are near, and of departures whose blocking steps a statement still waits for. One statement.
     *
     * @param me by their number in teams; 0 for nobody
     * @param ours the codes of the steps that staff do
     */
    List<Waiting> waiting(long me, Collection<String> incubators, String[] ours, LocalDate today, int most) {
        return jdbc.sql("""
                        select p.id, p.person_id, p.moment, greatest(p.day + s.offset_day, p.made_on) as due, s.code, coalesce(t.name, '') as tool,
                               count(*) over () as number
                        from access_plan p
                        join lateral (
                            select code, offset_day, tool_id from access_step
                            where plan_id = p.id and done_on is null
                              and (p.day >= cast(:today as date) - :after or blocking and p.moment = :leaving)
                              and (p.person_id = :me and greatest(p.day + offset_day, p.made_on) <= cast(:today as date) + :ahead
                                   or (p.incubator_id = any(:incubators) or '*' = any(:incubators))
                                      and (greatest(p.day + offset_day, p.made_on)
                                              <= cast(:today as date) - case when code = any(:ours) then 0 else :grace end
                                           or blocking and p.moment = :leaving and p.day <= cast(:today as date) + :last))
                            order by offset_day, id limit 1) s on true
                        left join access_tool t on t.id = s.tool_id
                        where p.cancelled_on is null
                          and (p.person_id = :me or p.incubator_id = any(:incubators) or '*' = any(:incubators))
                        order by due, p.id limit :most
                        """)
                .param("me", me)
                .param("incubators", incubators.toArray(String[]::new))
                .param("ours", ours)
                .param("today", today)
                .param("ahead", AccessToday.AHEAD)
                .param("grace", AccessToday.GRACE)
                .param("leaving", Moment.DEPARTURE.code())
                .param("last", PlanLetters.FIRST)
                .param("after", PlanRules.AFTER)
                .param("most", most)
                .query((row, ignored) -> new Waiting(
                        row.getLong("id"),
                        row.getLong("person_id"),
                        Moment.of(row.getString("moment")).orElseThrow(),
                        row.getObject("due", LocalDate.class),
                        row.getString("code"),
                        row.getString("tool"),
                        row.getInt("number")))
                .list();
    }

    /** Those whose arrival asks for an account on this tool. */
    Set<Long> arriving(long tool) {
        return Set.copyOf(jdbc.sql("""
                        select distinct p.person_id from access_plan p join access_step s on s.plan_id = p.id
                        where s.tool_id = :tool and p.moment = :moment and p.cancelled_on is null
                        """)
                .param("tool", tool)
                .param("moment", Moment.ARRIVAL.code())
                .query(Long.class)
                .list());
    }

    /** An account that somebody who answers for its tool is to open or to take away. */
    record Asking(long step, long plan, long person, Moment moment, LocalDate due, String tool, AccountId owner) {}

    /** What is due by this day and nobody was asked for yet, by who answers for the tool. */
    List<Asking> toAsk(LocalDate by) {
        return jdbc.sql("""
                        select s.id, s.plan_id, p.person_id, p.moment, greatest(p.day + s.offset_day, p.made_on) as due, t.name, t.owner_id
                        from access_step s
                        join access_plan p on p.id = s.plan_id
                        join access_tool t on t.id = s.tool_id
                        where s.done_on is null and s.asked_on is null and p.cancelled_on is null and t.owner_id is not null
                          and greatest(p.day + s.offset_day, p.made_on) <= :by
                        order by t.owner_id, due, s.id
                        """)
                .param("by", by)
                .query((row, ignored) -> new Asking(
                        row.getLong("id"),
                        row.getLong("plan_id"),
                        row.getLong("person_id"),
                        Moment.of(row.getString("moment")).orElseThrow(),
                        row.getObject("due", LocalDate.class),
                        row.getString("name"),
                        new AccountId(row.getLong("owner_id"))))
                .list();
    }

    void asked(Collection<Long> steps, LocalDate on) {
        jdbc.sql("update access_step set asked_on = :on where id = any(:steps)")
                .param("on", on)
                .param("steps", steps.toArray(Long[]::new))
                .update();
    }

    /** Departures that hold, whose day is one of these, and of which this was not told yet. Two statements. */
    List<Plan> toTell(LocalDate from, LocalDate until, int before) {
        return whole(jdbc.sql(PLANS + """
                        where p.cancelled_on is null and p.moment = :moment and p.day between :from and :until
                          and (p.told_before is null or p.told_before > :before)
                        order by p.day, p.id
                        """)
                .param("moment", Moment.DEPARTURE.code())
                .param("from", from)
                .param("until", until)
                .param("before", before)
                .query((row, ignored) -> plan(row))
                .list());
    }

    void told(long plan, int before) {
        jdbc.sql("update access_plan set told_before = :before where id = :plan")
                .param("before", before)
                .param("plan", plan)
                .update();
    }

    /** The steps that ask to take this account away are done, whoever did it and from where. */
    void removed(long account, LocalDate on, AccountId by) {
        jdbc.sql("update access_step set done_on = :on, done_by = :by where account_id = :account and done_on is null")
                .param("on", on)
                .param("by", by.value())
                .param("account", account)
                .update();
    }

    /** Plans whose day is before this one. */
    int forget(LocalDate before) {
        return jdbc.sql("delete from access_plan where day < :before")
                .param("before", before)
                .update();
    }

    int forgetDoer(AccountId account) {
        return jdbc.sql("update access_step set done_by = null, proof = '' where done_by = :account")
                .param("account", account.value())
                .update();
    }
}

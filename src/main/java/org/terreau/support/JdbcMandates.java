package org.terreau.support;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductId;

/** The SQL of mandates of coaching, their sessions and their reports. */
@Repository
class JdbcMandates {

    private static final String MANDATES = """
            select m.id, m.incubator_id, m.product_id, m.phase, m.coach, m.second, m.from_on, m.until_on, m.days, m.reason,
                   m.different, m.success, m.excellence, m.needs, m.ended_on, m.handover, m.version
            from support_mandate m
            """;

    private final JdbcClient jdbc;

    JdbcMandates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Mandate mandate(ResultSet row, int ignored) throws SQLException {
        return new Mandate(
                row.getLong("id"),
                new IncubatorId(row.getString("incubator_id")),
                new ProductId(row.getString("product_id")),
                PhaseKind.of(row.getString("phase")).orElseThrow(),
                new Mandate.Coaches(
                        JdbcSupportRequests.account(row, "coach"), JdbcSupportRequests.account(row, "second")),
                new Mandate.Span(
                        row.getObject("from_on", LocalDate.class),
                        row.getObject("until_on", LocalDate.class),
                        row.getBigDecimal("days"),
                        row.getString("reason")),
                new Mandate.Questions(
                        row.getString("different"),
                        row.getString("success"),
                        row.getString("excellence"),
                        row.getString("needs")),
                new Mandate.End(row.getObject("ended_on", LocalDate.class), row.getString("handover")),
                row.getLong("version"));
    }

    Optional<Mandate> find(long id) {
        return jdbc.sql(MANDATES + "where m.id = :id")
                .param("id", id)
                .query(JdbcMandates::mandate)
                .optional();
    }

    /** The last begun first. */
    List<Mandate> of(ProductId product) {
        return jdbc.sql(MANDATES + "where m.product_id = :product order by m.from_on desc, m.id desc limit 100")
                .param("product", product.value())
                .query(JdbcMandates::mandate)
                .list();
    }

    /** Those of these incubators, the running ones first, then by their last day. */
    List<Mandate> of(Set<String> incubators, Mandates.Filter filter, int most, int from) {
        return narrowed(
                        MANDATES,
                        incubators,
                        filter,
                        " order by (m.ended_on is null) desc, m.until_on, m.id limit :most offset :from")
                .param("most", most)
                .param("from", from)
                .query(JdbcMandates::mandate)
                .list();
    }

    /** How many there are in all. */
    long count(Set<String> incubators, Mandates.Filter filter) {
        return narrowed("select count(*) from support_mandate m ", incubators, filter, "")
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec narrowed(
            String select, Set<String> incubators, Mandates.Filter filter, String end) {
        return jdbc.sql(select + """
                        where ('*' = any(:incubators) or m.incubator_id = any(:incubators))
                          and (:which = '' or :which = 'en-cours' and m.ended_on is null
                               or :which = 'termines' and m.ended_on is not null)
                          and (:coach = 0 or m.coach = :coach or m.second = :coach)
                          and (:phase = '' or m.phase = :phase)
                        """ + end)
                .param("incubators", incubators.toArray(String[]::new))
                .param("which", filter.state())
                .param("coach", filter.coach())
                .param("phase", filter.phase());
    }

    /** The running mandates of an incubator. */
    List<Mandate> running(IncubatorId incubator) {
        return of(Set.of(incubator.value()), new Mandates.Filter("en-cours", 0, ""), Integer.MAX_VALUE, 0);
    }

    /** Empty when this coach coaches this product already. */
    Optional<Long> insert(
            IncubatorId incubator, ProductId product, PhaseKind phase, MandateTyped typed, BigDecimal days) {
        AccountId second = typed.second();
        AccountId coach = typed.coach();
        return jdbc.sql("""
                        insert into support_mandate
                            (incubator_id, product_id, coach, second, phase, from_on, until_on, days, reason, different,
                             success, excellence, needs)
                        values (:incubator, :product, :coach, :second, :phase, :from, :until, :days, :reason, :different,
                                :success, :excellence, :needs)
                        on conflict (product_id, coach) where ended_on is null do nothing
                        returning id
                        """)
                .param("incubator", incubator.value())
                .param("product", product.value())
                .param("coach", coach == null ? null : coach.value(), Types.BIGINT)
                .param("second", second == null ? null : second.value(), Types.BIGINT)
                .param("phase", phase.code())
                .param("from", typed.from(), Types.DATE)
                .param("until", typed.until(), Types.DATE)
                .param("days", days)
                .param("reason", typed.reason())
                .param("different", typed.questions().different())
                .param("success", typed.questions().success())
                .param("excellence", typed.questions().excellence())
                .param("needs", typed.questions().needs())
                .query(Long.class)
                .optional();
    }

    /** False when somebody else changed it since this version. */
    boolean renew(Mandate mandate, LocalDate until, BigDecimal days, String reason) {
        return jdbc.sql("""
                        update support_mandate set until_on = :until, days = :days, reason = :reason, version = version + 1
                        where id = :id and version = :version and ended_on is null
                        """)
                        .param("until", until)
                        .param("days", days)
                        .param("reason", reason)
                        .param("id", mandate.id())
                        .param("version", mandate.version())
                        .update()
                == 1;
    }

    /** False when somebody else changed it since this version. */
    boolean end(Mandate mandate, LocalDate on, String handover) {
        return jdbc.sql("""
                        update support_mandate set ended_on = :on, handover = :handover, version = version + 1
                        where id = :id and version = :version and ended_on is null
                        """)
                        .param("on", on)
                        .param("handover", handover)
                        .param("id", mandate.id())
                        .param("version", mandate.version())
                        .update()
                == 1;
    }

    /** False when it runs, changed meanwhile, or when its coach coaches the product by another one. */
    boolean takeUp(Mandate mandate) {
        return jdbc.sql("""
                        update support_mandate m set ended_on = null, handover = '', version = version + 1
                        where id = :id and version = :version and ended_on is not null and not exists (
                            select 1 from support_mandate other
                            where other.product_id = m.product_id and other.coach = m.coach and other.ended_on is null)
                        """)
                        .param("id", mandate.id())
                        .param("version", mandate.version())
                        .update()
                == 1;
    }

    /** False when it is over, or when this coach coaches the product already. */
    boolean give(long mandate, AccountId coach) {
        return jdbc.sql("""
                        update support_mandate m
                        set coach = :coach, second = nullif(second, :coach), version = version + 1
                        where id = :id and ended_on is null
                          and not exists (select 1 from support_mandate o where o.product_id = m.product_id
                                              and o.coach = :coach and o.ended_on is null and o.id <> m.id)
                        """).param("coach", coach.value()).param("id", mandate).update() == 1;
    }

    long log(long mandate, SessionTyped.Checked session, AccountId by, Instant at) {
        return jdbc.sql("""
                        insert into support_session (mandate_id, held_on, days, kind, what, next, account, logged_at)
                        values (:mandate, :on, :days, :kind, :what, :next, :by, :at) returning id
                        """)
                .param("mandate", mandate)
                .param("on", session.on())
                .param("days", session.days())
                .param("kind", session.kind().code())
                .param("what", session.what())
                .param("next", session.next())
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /** Keeps two sessions of a mandate from being logged at once. */
    void lock(long mandate) {
        jdbc.sql("select 1 from support_mandate where id = :id for update")
                .param("id", mandate)
                .query(Integer.class)
                .optional();
    }

    boolean remove(long mandate, long session) {
        return jdbc.sql("delete from support_session where id = :id and mandate_id = :mandate")
                        .param("id", session)
                        .param("mandate", mandate)
                        .update()
                == 1;
    }

    /**
     * The sessions of all the mandates of these products from a day on, without what was said of them; of what was before it,
     * the last day of each mandate and kind alone, which counts for nothing.
     *
     * @param since of each product
     */
    Map<ProductId, List<MandateWatch.Logged>> logged(Map<ProductId, LocalDate> since) {
        Map<ProductId, List<MandateWatch.Logged>> logged = new HashMap<>();
        if (since.isEmpty()) return logged;
        List<ProductId> products = List.copyOf(since.keySet());
        jdbc.sql("""
                        with asked as (
                            select m.id, m.product_id, a.since
                            from unnest(:products, cast(:since as date[])) as a (product, since)
                            join support_mandate m on m.product_id = a.product)
                        select a.product_id, s.mandate_id, s.held_on, s.kind, s.days
                        from asked a join support_session s on s.mandate_id = a.id and s.held_on >= a.since
                        union all
                        select a.product_id, a.id, max(s.held_on), s.kind, 0
                        from asked a join support_session s on s.mandate_id = a.id and s.held_on < a.since
                        group by a.product_id, a.id, s.kind
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .param(
                        "since",
                        products.stream()
                                .map(product -> since.getOrDefault(product, MandateWatch.ALWAYS))
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .query(row -> {
                    logged.computeIfAbsent(new ProductId(row.getString("product_id")), none -> new ArrayList<>())
                            .add(new MandateWatch.Logged(
                                    row.getLong("mandate_id"),
                                    row.getObject("held_on", LocalDate.class),
                                    row.getBigDecimal("days"),
                                    SessionKind.of(row.getString("kind")).orElseThrow()));
                });
        return logged;
    }

    /** The sessions of a mandate, the last held first. */
    List<CoachSession> sessions(long mandate) {
        return jdbc.sql("""
                        select id, mandate_id, held_on, days, kind, what, next from support_session
                        where mandate_id = :mandate order by held_on desc, id desc
                        """)
                .param("mandate", mandate)
                .query((row, ignored) -> new CoachSession(
                        row.getLong("id"),
                        row.getLong("mandate_id"),
                        row.getObject("held_on", LocalDate.class),
                        row.getBigDecimal("days"),
                        SessionKind.of(row.getString("kind")).orElseThrow(),
                        row.getString("what"),
                        row.getString("next")))
                .list();
    }

    /** Days that were logged on a mandate: in all, and of late. */
    record Days(BigDecimal all, BigDecimal recent) {

        static final Days NONE = new Days(BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** Of each running mandate of an incubator. */
    Map<Long, Days> logged(IncubatorId incubator, LocalDate recentSince) {
        Map<Long, Days> logged = new HashMap<>();
        jdbc.sql("""
                        select s.mandate_id, sum(s.days) as days,
                               coalesce(sum(s.days) filter (where s.held_on >= :since), 0) as recent
                        from support_session s join support_mandate m on m.id = s.mandate_id
                        where m.incubator_id = :incubator and m.ended_on is null
                        group by s.mandate_id
                        """)
                .param("incubator", incubator.value())
                .param("since", recentSince)
                .query(row -> {
                    logged.put(
                            row.getLong("mandate_id"),
                            new Days(row.getBigDecimal("days"), row.getBigDecimal("recent")));
                });
        return logged;
    }

    /** Since when the coach of each of these mandates coaches its product, and whether its report is written. */
    record Told(LocalDate sameCoachSince, boolean reported) {}

    Map<Long, Told> told(Collection<Mandate> mandates) {
        Map<Long, Told> told = new HashMap<>();
        jdbc.sql("""
                        select m.id, r.mandate_id is not null as reported,
                               coalesce((select min(o.from_on) from support_mandate o
                                         where o.product_id = m.product_id and o.coach = m.coach), m.from_on) as since
                        from support_mandate m left join support_report r on r.mandate_id = m.id
                        where m.id = any(:ids)
                        """)
                .param("ids", mandates.stream().map(Mandate::id).toArray(Long[]::new))
                .query(row -> {
                    told.put(
                            row.getLong("id"),
                            new Told(row.getObject("since", LocalDate.class), row.getBoolean("reported")));
                });
        return told;
    }

    Optional<CoachReport> report(long mandate) {
        return jdbc.sql("select before, after, remains, advice from support_report where mandate_id = :mandate")
                .param("mandate", mandate)
                .query((row, ignored) -> new CoachReport(
                        marks(row, "before"),
                        marks(row, "after"),
                        row.getString("remains"),
                        CoachAdvice.of(row.getString("advice")).orElseThrow()))
                .optional();
    }

    private static List<Integer> marks(ResultSet row, String column) throws SQLException {
        return Arrays.asList((Integer[]) row.getArray(column).getArray());
    }

    void report(long mandate, CoachReport report, Instant at) {
        jdbc.sql("""
                        insert into support_report (mandate_id, before, after, remains, advice, written_at)
                        values (:mandate, :before, :after, :remains, :advice, :at)
                        on conflict (mandate_id) do update
                        set before = excluded.before, after = excluded.after, remains = excluded.remains,
                            advice = excluded.advice, written_at = excluded.written_at
                        """)
                .param("mandate", mandate)
                .param("before", report.before().toArray(Integer[]::new))
                .param("after", report.after().toArray(Integer[]::new))
                .param("remains", report.remains())
                .param("advice", report.advice().code())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** What each coach of an incubator has a week, where the lead said so. */
    Map<AccountId, BigDecimal> capacities(IncubatorId incubator) {
        Map<AccountId, BigDecimal> capacities = new HashMap<>();
        jdbc.sql("select account, days_week from support_capacity where incubator_id = :incubator")
                .param("incubator", incubator.value())
                .query(row -> {
                    capacities.put(new AccountId(row.getLong("account")), row.getBigDecimal("days_week"));
                });
        return capacities;
    }

    void capacity(IncubatorId incubator, AccountId coach, BigDecimal daysWeek) {
        jdbc.sql("""
                        insert into support_capacity (incubator_id, account, days_week) values (:incubator, :coach, :days)
                        on conflict (incubator_id, account) do update set days_week = excluded.days_week
                        """)
                .param("incubator", incubator.value())
                .param("coach", coach.value())
                .param("days", daysWeek)
                .update();
    }

    /**
     * A mandate that waits for its coach, or for whoever leads when there is none.
     *
     * @param signal why
     * @param since when
     */
    record Waiting(Mandate mandate, MandateWatch.Signal signal, LocalDate since) {}

    /** Those without a session or a report for too long, of this coach; those without a coach, of these incubators. */
    List<Waiting> waiting(AccountId coach, Set<String> led, LocalDate today) {
        return jdbc.sql(MANDATES.replace("from support_mandate m", """
                        , coalesce((select max(s.held_on) from support_session s where s.mandate_id = m.id), m.from_on) as last
                        from support_mandate m
                        """) + """
                        where m.coach = :coach and m.ended_on is null
                              and m.from_on <= cast(:idle as date)
                              and not exists (select 1 from support_session s
                                              where s.mandate_id = m.id and s.held_on > cast(:idle as date))
                           or m.coach = :coach and m.ended_on <= cast(:unreported as date)
                              and not exists (select 1 from support_report r where r.mandate_id = m.id)
                           or m.coach is null and m.ended_on is null
                              and ('*' = any(:led) or m.incubator_id = any(:led))
                        order by m.until_on, m.id limit 100
                        """)
                .param("coach", coach.value())
                .param("led", led.toArray(String[]::new))
                .param("idle", Date.valueOf(today.minusDays(MandateWatch.IDLE_DAYS)))
                .param("unreported", Date.valueOf(today.minusDays(MandateWatch.REPORT_DAYS)))
                .query((row, number) -> {
                    Mandate mandate = mandate(row, number);
                    LocalDate end = mandate.end().on();
                    MandateWatch.Signal signal = end != null
                            ? MandateWatch.Signal.NO_REPORT
                            : mandate.coaches().first() == null
                                    ? MandateWatch.Signal.NO_COACH
                                    : MandateWatch.Signal.IDLE;
                    return new Waiting(mandate, signal, end == null ? row.getObject("last", LocalDate.class) : end);
                })
                .list();
    }

    /** The last day on which each product of these incubators was helped, by a session or by help that was given. */
    Map<ProductId, LocalDate> lastHelped(Set<String> incubators) {
        Map<ProductId, LocalDate> helped = new HashMap<>();
        jdbc.sql("""
                        select product_id, max(day) as last from (
                            select r.product_id, r.delivered_on as day from support_request r
                            where r.delivered_on is not null and r.product_id is not null
                              and ('*' = any(:incubators) or r.incubator_id = any(:incubators))
                            union all
                            select m.product_id, s.held_on from support_session s
                            join support_mandate m on m.id = s.mandate_id
                            where '*' = any(:incubators) or m.incubator_id = any(:incubators)) as given
                        group by product_id
                        """).param("incubators", incubators.toArray(String[]::new)).query(row -> {
            helped.put(new ProductId(row.getString("product_id")), row.getObject("last", LocalDate.class));
        });
        return helped;
    }
}

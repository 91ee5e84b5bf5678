package org.terreau.impact;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.shared.Paris;
import org.terreau.web.LongWork;
import org.terreau.web.PublicContent;

/**
 * Values by longer periods and larger territories, computed again from the measurements for the months that changed. A
 * month is computed whole, in one transaction that also takes it off the queue: readers see it as it was or as it is.
 * Those who write measurements add to the queue in the transaction that writes them, and never wait for a computation.
 *
 * <p>Periods come first: the values of a place make that place's longer period, then segments make the place, then places
 * make the département, the région and the whole. What was measured for the whole is worth more than the sum of its parts.
 */
@Component
class Rollups {

    static final int WHOLE = 0;
    static final int REGION = 1;
    static final int DEPARTEMENT = 2;
    static final int PLACE = 3;
    static final int SEGMENT = 4;

    private static final int AT_ONCE = 20_000;

    /** What waits is computed at the latest after so many times as long as a product must have been quiet. */
    private static final int LONGEST = 12;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PublicContent content;
    private final LongWork longWork;
    private final Duration quiet;

    Rollups(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            PublicContent content,
            LongWork longWork,
            @Value("${terreau.impact.quiet}") Duration quiet) {
        this.jdbc = jdbc;
        this.quiet = quiet;
        this.content = content;
        this.longWork = longWork;
        transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Computes what waits of these indicators now, when it is little and nobody does; the job does the rest. */
    void soon(Collection<Long> indicators) {
        for (long indicator : indicators) if (little(indicator) && lockIfFree(indicator)) compute(indicator);
    }

    /** Until the transaction ends, nobody else computes this indicator; measurements may still come in. */
    private boolean lockIfFree(long indicator) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('impact-rollup ' || :indicator, 0))")
                .param("indicator", indicator)
                .query(Boolean.class)
                .single();
    }

    private boolean little(long indicator) {
        return jdbc.sql("""
                        select count(*) from (
                            select from measure m
                            where indicator_id = :indicator
                              and starts_on >= (select date_trunc('year', min(month))::date from measure_dirty
                                                where indicator_id = :indicator)
                              and starts_on < (select (date_trunc('year', max(month)) + interval '1 year 7 days')::date
                                               from measure_dirty where indicator_id = :indicator)
                            limit :most) found
                        """)
                        .param("indicator", indicator)
                        .param("most", AT_ONCE + 1)
                        .query(Long.class)
                        .single()
                <= AT_ONCE;
    }

    private record Part(long indicator, LocalDate year) {}

    /** Computes all that waits: see {@link #computeSettled}. */
    int computeAll() {
        return compute(Duration.ZERO);
    }

    /**
     * Computes what waits of products that receive nothing any more, a year of an indicator at a time, each in its own
     * transaction: what is done stays done when the program is killed. The product goes on receiving meanwhile: what comes
     * in during a computation is not in it, and waits for the next one.
     *
     * @return how many years were computed; what somebody computes at the moment waits for the next time
     */
    int computeSettled() {
        return compute(quiet);
    }

    private int compute(Duration quiet) {
        int computed = 0;
        for (Part part : jdbc.sql("""
                        select indicator_id, year from (
                            select d.indicator_id, date_trunc('year', d.month)::date as year, min(d.noted_at) as first,
                                   max(max(d.noted_at)) over (partition by i.product_id) as last
                            from measure_dirty d join indicator i on i.id = d.indicator_id
                            group by i.product_id, d.indicator_id, 2) waiting
                        where last <= clock_timestamp() - :quiet * interval '1 second'
                           or first <= clock_timestamp() - :longest * interval '1 second'
                        order by year desc, indicator_id limit 5000
                        """)
                .param("quiet", quiet.toSeconds())
                .param("longest", LONGEST * quiet.toSeconds())
                .query((row, ignored) -> new Part(row.getLong("indicator_id"), row.getObject("year", LocalDate.class)))
                .list()) if (computed(part)) computed++;
        return computed;
    }

    /** What is computed is what was there at one instant; when another computed at that instant, its work is kept. */
    private boolean computed(Part part) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                longWork.inThisTransaction();
                if (!lockIfFree(part.indicator())) return false;
                compute(part.indicator(), part.year(), part.year().plusYears(1));
                content.changed();
                return true;
            }));
        } catch (ConcurrencyFailureException | DuplicateKeyException another) {
            return false;
        }
    }

    private record Rule(Periodicity periodicity, Aggregation aggregation, Spread spread, String grain) {}

    private void compute(long indicator) {
        compute(indicator, LocalDate.of(1, 1, 1), LocalDate.of(9999, 1, 1));
    }

    /** From the first day of a year to the first of another: every period begins and is kept within one year. */
    private void compute(long indicator, LocalDate from, LocalDate until) {
        List<LocalDate> months = jdbc
                .sql("""
                        delete from measure_dirty where indicator_id = :indicator and month >= :from and month < :until
                        returning month
                        """)
                .param("indicator", indicator)
                .param("from", from)
                .param("until", until)
                .query(LocalDate.class)
                .list()
                .stream()
                .distinct()
                .sorted()
                .toList();
        if (months.isEmpty()) return;
        jdbc.sql("update indicator set rolled_at = clock_timestamp() where id = :indicator")
                .param("indicator", indicator)
                .update();
        Rule rule = jdbc.sql("select periodicity, aggregation, spread, grain from indicator where id = :indicator")
                .param("indicator", indicator)
                .query((row, ignored) -> new Rule(
                        Periodicity.of(row.getString("periodicity")).orElseThrow(),
                        Aggregation.named(row.getString("aggregation")).orElseThrow(),
                        Spread.named(row.getString("spread")).orElseThrow(),
                        row.getString("grain")))
                .single();
        for (Periodicity period : Periodicity.values())
            if (period.atLeast(rule.periodicity())
                    && (period != Periodicity.WEEK || rule.periodicity().compareTo(Periodicity.WEEK) <= 0))
                compute(indicator, rule, period, months);
    }

    /**
     * The months or longer periods to compute again, from one day to the day before another.
     *
     * @param gaps some in between are left as they are
     */
    private record Units(Periodicity length, LocalDate from, LocalDate until, String[] all, boolean gaps) {

        static Units of(Periodicity length, List<LocalDate> months) {
            TreeSet<LocalDate> starts = new TreeSet<>();
            months.forEach(month -> starts.add(length.start(month)));
            LocalDate until = length.plus(starts.last(), 1);
            int between = 0;
            for (LocalDate start = starts.first(); start.isBefore(until); start = length.plus(start, 1)) between++;
            return new Units(
                    length,
                    starts.first(),
                    until,
                    starts.stream().map(LocalDate::toString).toArray(String[]::new),
                    between > starts.size());
        }

        /** Whether a day is in one of them; comparing days is many times quicker than looking for them in a list. */
        String hold(String day) {
            return gaps
                    ? truncated(length, day) + " = any(:units::date[])"
                    : day + " >= :from::date and " + day + " < :until::date";
        }
    }

    /** A day as a moment of no time zone: truncating it is then the same everywhere, and quicker. */
    private static String truncated(Periodicity length, String day) {
        return "date_trunc('" + length.code() + "', " + day + "::timestamp)::date";
    }

    /** The weeks that begin in a month are its own; they end in the next one. */
    private void compute(long indicator, Rule rule, Periodicity period, List<LocalDate> months) {
        Units units = Units.of(period.compareTo(Periodicity.MONTH) < 0 ? Periodicity.MONTH : period, months);
        String start = period == Periodicity.DAY ? "starts_on" : truncated(period, "starts_on");
        jdbc.sql("""
                        delete from measure_rollup
                        where indicator_id = :indicator and grain = :grain and starts_on >= :from and starts_on < :until
                          and %s
                        """.formatted(units.hold("starts_on")))
                .param("indicator", indicator)
                .param("grain", period.grain())
                .param("from", units.from())
                .param("until", units.until())
                .param("units", units.all())
                .update();
        jdbc.sql(insertion(start, units.hold(start), rule, period))
                .param("indicator", indicator)
                .param("grain", period.grain())
                .param("places", rule.grain())
                .param("from", units.from())
                .param("until", units.until())
                .param("read_until", period == Periodicity.WEEK ? units.until().plusDays(7) : units.until())
                .param("units", units.all())
                .update();
    }

    /** The values of a place within a period. */
    private static String timed(Aggregation aggregation) {
        return switch (aggregation) {
            case SUM -> "sum(numerator) as n, 1::numeric as d";
            case AVERAGE -> "sum(numerator) as n, count(*)::numeric as d";
            case RATIO -> "sum(numerator) as n, sum(coalesce(denominator, 1)) as d";
            case LAST -> "(array_agg(numerator order by starts_on desc))[1] as n, 1::numeric as d";
        };
    }

    /** What was said of the whole, otherwise what its parts make. */
    private static String stated(Spread spread) {
        String n = switch (spread) {
            case SUM, AVERAGE -> "sum(n / nullif(d, 0)) filter (where part <> '')";
            case RATIO -> "sum(n) filter (where part <> '')";
            case NONE -> "null::numeric";
        };
        String d = switch (spread) {
            case SUM, NONE -> "1::numeric";
            case AVERAGE -> "count(n / nullif(d, 0)) filter (where part <> '')::numeric";
            case RATIO -> "sum(d) filter (where part <> '')";
        };
        return "case when bool_or(part = '') then max(n) filter (where part = '') else " + n + " end as n, "
                + "case when bool_or(part = '') then max(d) filter (where part = '') else " + d + " end as d, "
                + "sum(counted)::int as counted, max(batch) as batch, bool_or(corrected) as corrected";
    }

    private static String insertion(String start, String held, Rule rule, Periodicity period) {
        String stated = stated(rule.spread());
        boolean byPlace = !rule.grain().isEmpty() && period != Periodicity.WEEK && period != Periodicity.DAY;
        boolean larger = byPlace && rule.spread() != Spread.NONE;
        return """
                with timed as materialized (
                    select %1$s as p, place, segment, %2$s, count(*) as counted, max(batch) as batch,
                           bool_or(corrected) as corrected
                    from measure
                    where indicator_id = :indicator and starts_on >= :from and starts_on < :read_until
                      and %3$s
                    group by 1, 2, 3),
                placed as materialized (
                    select p, place, %4$s from (select *, segment as part from timed) t group by p, place),
                levels as (
                    select 0 as level, p, '' as place, n, d, counted, batch, corrected from (
                        select p, %4$s from (select *, place as part from placed where n is not null) w group by p) whole
                    union all
                    select 4, p, segment, n, d, counted, batch, corrected from (
                        select p, segment, %4$s from (select *, place as part from timed where segment <> '') s
                        group by p, segment) segments
                    %5$s)
                insert into measure_rollup (indicator_id, grain, level, starts_on, place, numerator, denominator, counted,
                                            batch, corrected)
                select :indicator, :grain, level, p, place, n, d, counted, batch, corrected
                from levels where n is not null
                """.formatted(
                        start,
                        timed(rule.aggregation()),
                        held,
                        stated,
                        (byPlace
                                        ? "union all select 3, p, place, n, d, counted, batch, corrected from placed where place <> ''"
                                        : "")
                                + (larger ? larger(2, "departement", stated) + larger(1, "region", stated) : ""));
    }

    private static String larger(int level, String column, String stated) {
        return """

                union all
                select %1$d, p, %2$s, n, d, counted, batch, corrected from (
                    select p, %2$s, %3$s
                    from (select placed.*, k.%2$s, place as part from placed
                          join measure_place k using (place)
                          where k.grain = :places and k.%2$s is not null and placed.n is not null) l
                    group by p, %2$s) larger%1$d
                """.formatted(level, column, stated);
    }

    /** Keeps the partitions of the years to come ahead of the measurements. */
    void openYears(int from, int until) {
        for (int year = from; year <= until; year++)
            jdbc.sql("create table if not exists measure_" + year + " partition of measure for values from ('" + year
                            + "-01-01') to ('" + (year + 1) + "-01-01')")
                    .update();
    }

    @Configuration
    static class Jobs {

        @Bean
        RecurringTask<Void> computeRollups(Rollups rollups) {
            return Tasks.recurring("impact-rollups", FixedDelay.of(Duration.ofSeconds(2)))
                    .execute((instance, context) -> rollups.computeSettled());
        }

        @Bean
        RecurringTask<Void> openMeasureYears(Rollups rollups, Clock clock) {
            return Tasks.recurring("impact-years", FixedDelay.ofHours(24)).execute((instance, context) -> {
                int year = clock.instant().atZone(Paris.ZONE).getYear();
                rollups.openYears(year, year + 3);
            });
        }
    }
}

package org.terreau.access;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.incubator.IncubatorId;

/** The SQL of what the weeks of an incubator’s tools were. */
@Repository
class JdbcWeeks {

    private final JdbcClient jdbc;

    JdbcWeeks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(IncubatorId incubator, LocalDate week, int open) {
        jdbc.sql("""
                        insert into access_week (incubator_id, week, open) values (:incubator, :week, :open)
                        on conflict (incubator_id, week) do update set open = excluded.open
                        """)
                .param("incubator", incubator.value())
                .param("week", week)
                .param("open", open)
                .update();
    }

    Map<LocalDate, Integer> open(IncubatorId incubator, LocalDate since) {
        Map<LocalDate, Integer> weeks = new HashMap<>();
        jdbc.sql("select week, open from access_week where incubator_id = :incubator and week >= :since")
                .param("incubator", incubator.value())
                .param("since", since)
                .query(row -> {
                    weeks.put(row.getObject("week", LocalDate.class), row.getInt("open"));
                });
        return weeks;
    }

    /** The median of the days from a last day to the last account that was taken away, by month of that last day. */
    Map<YearMonth, AccessWeeks.Delay> delays(IncubatorId incubator, LocalDate since, LocalDate today) {
        Map<YearMonth, AccessWeeks.Delay> months = new HashMap<>();
        jdbc.sql("""
                        select date_trunc('month', day)::date as month, count(*) as departures, count(days) as removed,
                               percentile_disc(0.5) within group (order by days) as median
                        from (
                            select p.id, p.day,
                                   case when bool_and(a.removed_on is not null) then greatest(0, max(a.removed_on) - p.day) end as days
                            from access_plan p
                            join access_account a on a.person_id = p.person_id
                            join access_tool t on t.id = a.tool_id and t.incubator_id = p.incubator_id
                            where p.incubator_id = :incubator and p.moment = :leaving and p.cancelled_on is null
                              and p.day between :since and :today and a.granted_on <= p.day
                            group by p.id, p.day) left_on
                        group by month
                        """)
                .param("incubator", incubator.value())
                .param("leaving", Moment.DEPARTURE.code())
                .param("since", since)
                .param("today", today)
                .query(row -> {
                    int median = row.getInt("median");
                    Integer known = row.wasNull() ? null : median;
                    months.put(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            new AccessWeeks.Delay(row.getInt("departures"), row.getInt("removed"), known));
                });
        return months;
    }

    int forget(LocalDate before) {
        return jdbc.sql("delete from access_week where week < :before")
                .param("before", before)
                .update();
    }
}

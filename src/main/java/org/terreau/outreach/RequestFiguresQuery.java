package org.terreau.outreach;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Paris;

@Repository
class RequestFiguresQuery implements RequestFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    RequestFiguresQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Waiting waiting(Actor actor, int most) {
        Set<String> scopes = actor.scopes(Role.STAFF, Role.COACH, Role.LEAD);
        LocalDate today = Paris.today(clock);
        long[] counts = new long[2];
        List<Line> lines = new ArrayList<>();
        jdbc.sql("""
                        select reference, organisation, received_at, due_on, count(*) over () as total,
                               count(*) filter (where due_on < :today) over () as late
                        from call_back_request
                        where state = :waiting and (:everywhere or incubator_id in (:scopes))
                        order by received_at, reference limit :most
                        """)
                .param("today", today)
                .param("waiting", RequestState.TO_ANSWER.code())
                .param("everywhere", scopes.contains(Grant.EVERYWHERE))
                .param("scopes", scopes.isEmpty() ? List.of("") : List.copyOf(scopes))
                .param("most", most)
                .query(row -> {
                    counts[0] = row.getLong("total");
                    counts[1] = row.getLong("late");
                    LocalDate due = row.getObject("due_on", LocalDate.class);
                    lines.add(new Line(
                            row.getString("reference"),
                            row.getString("organisation"),
                            row.getTimestamp("received_at").toInstant(),
                            due,
                            JdbcRequests.late(RequestState.TO_ANSWER, due, today)));
                });
        return new Waiting(counts[0], counts[1], lines);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Answered> answered(IncubatorId incubator, YearMonth first) {
        return jdbc.sql("""
                        with moments as (
                            select received_at at time zone 'Europe/Paris' as at, null::float8 as days, false as in_time
                            from call_back_request where incubator_id = :incubator and received_at >= :since
                            union all
                            select closed_at at time zone 'Europe/Paris',
                                   extract(epoch from closed_at - received_at) / 86400,
                                   (closed_at at time zone 'Europe/Paris')::date <= due_on
                            from call_back_request where incubator_id = :incubator and closed_at >= :since)
                        select date_trunc('month', at)::date as month,
                               count(*) filter (where days is null) as received, count(days) as answered,
                               count(*) filter (where in_time) as in_time,
                               percentile_cont(0.5) within group (order by days) as median
                        from moments
                        group by grouping sets ((date_trunc('month', at)::date), ())
                        order by month nulls last
                        """)
                .param("incubator", incubator.value())
                .param("since", Timestamp.from(Paris.start(first.atDay(1))))
                .query((row, ignored) -> {
                    LocalDate month = row.getObject("month", LocalDate.class);
                    return new Answered(
                            month == null ? null : YearMonth.from(month),
                            row.getLong("received"),
                            row.getLong("answered"),
                            row.getLong("in_time"),
                            row.getObject("median", Double.class));
                })
                .list();
    }
}

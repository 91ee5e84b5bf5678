package org.terreau.mail;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long the queues are: of messages and of jobs. */
@Component
class JdbcQueues {

    private final JdbcClient jdbc;

    JdbcQueues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param waiting messages that are still to leave
     * @param oldest when the first of them was written
     * @param refused messages that are tried no more
     * @param late jobs that nobody took in time
     * @param failing jobs whose last run failed
     */
    record Read(long waiting, Optional<Instant> oldest, long refused, long late, long failing) {}

    /** @param due jobs whose time came before are late */
    Read at(Instant due) {
        return jdbc.sql("""
                        select m.waiting, m.oldest,
                               (select count(*) from mail_outbox where refused_at is not null) as refused,
                               j.late, j.failing
                        from (select count(*) as waiting, min(created_at) as oldest
                              from mail_outbox where sent_at is null and refused_at is null) m,
                             (select count(*) filter (where not picked and execution_time < :due) as late,
                                     count(*) filter (where consecutive_failures > 0) as failing
                              from scheduled_tasks) j
                        """)
                .param("due", Timestamp.from(due))
                .query((row, ignored) -> new Read(
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant),
                        row.getLong("refused"),
                        row.getLong("late"),
                        row.getLong("failing")))
                .single();
    }
}

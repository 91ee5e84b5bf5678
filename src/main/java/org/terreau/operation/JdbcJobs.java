package org.terreau.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of jobs: what db-scheduler plans, and why they failed. */
@Repository
class JdbcJobs {

    private final JdbcClient jdbc;

    JdbcJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of each of these jobs, what is known of it, by name. */
    List<Job> of(List<String> names, String instance) {
        return jdbc.sql("""
                        select n.name, coalesce(t.picked, false) as picked, t.execution_time, t.last_success, t.last_failure,
                               coalesce(t.consecutive_failures, 0) as failures, f.reason
                        from unnest(:names) as n(name)
                        left join scheduled_tasks t on t.task_name = n.name and t.task_instance = :instance
                        left join job_failure f on f.task_name = n.name
                        order by n.name
                        """)
                .param("names", names.toArray(String[]::new))
                .param("instance", instance)
                .query((row, ignored) -> new Job(
                        row.getString("name"),
                        row.getBoolean("picked"),
                        instant(row, "execution_time"),
                        instant(row, "last_success"),
                        instant(row, "last_failure"),
                        row.getInt("failures"),
                        Objects.requireNonNullElse(row.getString("reason"), "")))
                .list();
    }

    /** @return false when it runs now, or when nothing plans it */
    boolean runAt(String name, String instance, Instant when) {
        return jdbc.sql("""
                        update scheduled_tasks set execution_time = :when, version = version + 1
                        where task_name = :name and task_instance = :instance and not picked
                        """)
                        .param("when", Timestamp.from(when))
                        .param("name", name)
                        .param("instance", instance)
                        .update()
                == 1;
    }

    void failed(String name, Instant at, String reason) {
        jdbc.sql("""
                        insert into job_failure (task_name, failed_at, reason) values (:name, :at, :reason)
                        on conflict (task_name) do update set failed_at = excluded.failed_at, reason = excluded.reason
                        """)
                .param("name", name)
                .param("at", Timestamp.from(at))
                .param("reason", reason)
                .update();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

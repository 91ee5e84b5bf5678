package org.terreau.operation;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what the database says of itself. */
@Repository
class JdbcState {

    private final JdbcClient jdbc;

    JdbcState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param bytes that the database takes on its disk */
    record Database(String version, long bytes, String migration, Instant migratedAt) {}

    Database database() {
        return jdbc.sql("""
                        select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
                               m.version || ' ' || m.description as migration, m.installed_on
                        from flyway_schema_history m
                        where m.success and m.version is not null order by m.installed_rank desc limit 1
                        """)
                .query((row, ignored) -> new Database(
                        row.getString("version"),
                        row.getLong("bytes"),
                        row.getString("migration"),
                        row.getTimestamp("installed_on").toInstant()))
                .single();
    }
}

package org.terreau.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.document.StoredFiles;
import org.terreau.web.LongWork;
import tools.jackson.databind.json.JsonMapper;

/** What this installation keeps, copied and put back. */
@Component
class Installation {

    private final DataSource database;
    private final JdbcBackups backups;
    private final Flyway migrations;
    private final PlatformTransactionManager transactions;
    private final LongWork longWork;
    private final StoredFiles files;
    private final JsonMapper json;
    private final Clock clock;

    Installation(
            DataSource database,
            JdbcBackups backups,
            Flyway migrations,
            PlatformTransactionManager transactions,
            LongWork longWork,
            StoredFiles files,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.backups = backups;
        this.migrations = migrations;
        this.transactions = transactions;
        this.longWork = longWork;
        this.files = files;
        this.json = json;
        this.clock = clock;
    }

    /** Work on one connection that may fail as a file or a backup does. */
    private interface Work<T> {
        T on(Connection connection) throws IOException, SQLException, Damaged;
    }

    /** Carries a failure through a transaction, which it ends. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failed(Exception cause) {
            super(cause);
        }
    }

    private <T> T transaction(int isolation, boolean readOnly, Work<T> work) throws IOException, SQLException, Damaged {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setIsolationLevel(isolation);
        template.setReadOnly(readOnly);
        try {
            return template.execute(status -> {
                longWork.inThisTransaction();
                Connection connection = DataSourceUtils.getConnection(database);
                try {
                    return work.on(connection);
                } catch (IOException | SQLException | Damaged failure) {
                    throw new Failed(failure);
                } finally {
                    DataSourceUtils.releaseConnection(connection, database);
                }
            });
        } catch (Failed failed) {
            if (failed.getCause() instanceof IOException file) throw file;
            if (failed.getCause() instanceof SQLException refused) throw refused;
            if (failed.getCause() instanceof Damaged damaged) throw damaged;
            throw failed;
        }
    }

    /** Everything as it is at one instant, while the site goes on; that it was taken is kept. */
    Backups.Taken backUp(Path file) throws IOException, SQLException, Damaged {
        Instant now = clock.instant();
        Backups.Taken taken = transaction(
                TransactionDefinition.ISOLATION_REPEATABLE_READ,
                true,
                connection -> new Backups(
                                json,
                                files.places().stream()
                                        .map(place -> new Contents.Files(place.store(), place.number(), place.bytes()))
                                        .toList())
                        .write(file, connection, now));
        backups.taken(now, taken.bytes(), taken.digest());
        return taken;
    }

    /**
     * Puts a backup into this database, which nobody uses yet, and brings it to the schema of this program.
     *
     * @throws Damaged when it can't be: nothing of it is here then
     */
    void restore(Restoration from) throws IOException, SQLException, Damaged {
        Contents contents = from.contents();
        int here = latest();
        if (contents.schema() > here) throw new Damaged("operation.restore.later", contents.schema(), here);
        boolean used = transaction(
                TransactionDefinition.ISOLATION_DEFAULT, true, connection -> new JdbcTables(connection).used());
        if (used) throw new Damaged("operation.restore.used");
        from.check();
        if (contents.schema() < here) backTo(contents.schema());
        transaction(TransactionDefinition.ISOLATION_DEFAULT, false, connection -> {
            from.into(connection);
            return true;
        });
        migrations.migrate();
    }

    /** An empty database as an earlier version of the program made it. */
    private void backTo(int schema) {
        Flyway earlier = Flyway.configure()
                .configuration(migrations.getConfiguration())
                .cleanDisabled(false)
                .target(String.valueOf(schema))
                .load();
        earlier.clean();
        earlier.migrate();
    }

    private int latest() {
        int latest = 0;
        for (MigrationInfo known : migrations.info().all())
            latest = Math.max(
                    latest,
                    Optional.ofNullable(known.getVersion())
                            .map(version -> version.getMajor().intValueExact())
                            .orElse(0));
        return latest;
    }
}

package org.terreau.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work during which PostgreSQL may say nothing for longer than a page or a short job lets it: batches that are merged,
 * long sums, imports, migrations. It is bounded too, since a server that is gone says nothing either.
 */
@Component
public class LongWork {

    private static final Duration SILENCE = Duration.ofHours(1);

    private final DataSource database;

    public LongWork(DataSource database) {
        this.database = database;
    }

    /** From here to the end of the transaction. */
    public void inThisTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("Long work has a transaction of its own");
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            allow(connection, SILENCE);
        } catch (SQLException failure) {
            throw new UncategorizedSQLException("long work", null, failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    /** How long the server may stay silent; the pool sets it back when the connection returns. */
    static void allow(Connection connection, Duration silence) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) silence.toMillis());
    }

    /** Connections for long work alone. */
    private static final class Unhurried extends DelegatingDataSource {

        Unhurried(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            allow(connection, SILENCE);
            return connection;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Migrations {

        @Bean
        FlywayConfigurationCustomizer unhurriedMigrations() {
            return flyway -> {
                DataSource database = flyway.getDataSource();
                if (database != null) flyway.dataSource(new Unhurried(database));
            };
        }
    }
}

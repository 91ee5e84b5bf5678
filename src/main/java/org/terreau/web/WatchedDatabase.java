package org.terreau.web;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A page bounds how long the server may leave a statement without a word, as the pool is set; work that nobody waits for
 * bounds it by a minute, and {@link LongWork} by more.
 *
 * <p>Once a connection could not be had in time, nobody waits for one any more: one asks at a time, for all, until the
 * database answers again. A request that needs several connections waits once.
 */
final class WatchedDatabase extends DelegatingDataSource {

    private static final Duration OF_A_JOB = Duration.ofMinutes(1);

    private final TroubleLog trouble;
    private final SomebodyWaits waits;
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();

    WatchedDatabase(DataSource database, TroubleLog trouble, SomebodyWaits waits) {
        super(database);
        this.trouble = trouble;
        this.waits = waits;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!away.get()) return ask();
        if (waits.wasInVain() || !asked.compareAndSet(false, true))
            throw new SQLTransientConnectionException("PostgreSQL " + DatabaseTrouble.AWAY.words());
        try {
            return ask();
        } finally {
            asked.set(false);
        }
    }

    private Connection ask() throws SQLException {
        try {
            Connection connection = super.getConnection();
            if (!waits.here()) LongWork.allow(connection, OF_A_JOB);
            if (away.compareAndSet(true, false)) trouble.over();
            return connection;
        } catch (SQLTransientConnectionException failure) {
            if (!busy()) {
                away.set(true);
                waits.inVain();
            }
            trouble.tell(DatabaseTrouble.AWAY);
            throw failure;
        }
    }

    /** All connections are at work: the next one to come back is for whoever waits. */
    private boolean busy() {
        return getTargetDataSource() instanceof HikariDataSource pool
                && pool.getHikariPoolMXBean().getActiveConnections() >= pool.getMaximumPoolSize();
    }

    @Configuration(proxyBeanMethods = false)
    static class Watching {

        @Bean
        static BeanPostProcessor watchedDatabase(
                ObjectProvider<TroubleLog> trouble, ObjectProvider<SomebodyWaits> waits) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database
                            ? new WatchedDatabase(database, trouble.getObject(), waits.getObject())
                            : bean;
                }
            };
        }
    }
}

package org.terreau.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL server of its own, for a test that stops it or makes it a replica. */
public final class OwnServer implements AutoCloseable {

    private final Path cluster;
    private EmbeddedPostgres server;

    public OwnServer() {
        try {
            cluster = Files.createTempDirectory("own-server");
            server = programs().start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private EmbeddedPostgres.Builder programs() {
        return EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setCleanDataDirectory(false)
                .setDataDirectory(cluster)
                .setServerConfig("fsync", "off")
                .setLocaleConfig("locale", "C.UTF-8");
    }

    /** Starts again at the same address as what follows another server: it can be read, and takes nothing until promoted. */
    public void becomeReplica() {
        try {
            int port = server.getPort();
            server.close();
            Files.createFile(cluster.resolve("standby.signal"));
            server = programs().setPort(port).start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes what is written from now on. */
    public void promote() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_promote()");
        }
    }

    /** The JDBC address of its database. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    public ServerProcesses processes() {
        return ServerProcesses.of(cluster);
    }

    @Override
    public void close() {
        try {
            server.close();
            FileSystemUtils.deleteRecursively(cluster);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

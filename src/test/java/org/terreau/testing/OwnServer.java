package org.terreau.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL server of its own, for a test that stops it. */
public final class OwnServer implements AutoCloseable {

    private final Path cluster;
    private final EmbeddedPostgres server;

    public OwnServer() {
        try {
            cluster = Files.createTempDirectory("own-server");
            server = EmbeddedPostgres.builder()
                    .setRegisterShutdownHook(false)
                    .setDataDirectory(cluster)
                    .setServerConfig("fsync", "off")
                    .setLocaleConfig("locale", "C.UTF-8")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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

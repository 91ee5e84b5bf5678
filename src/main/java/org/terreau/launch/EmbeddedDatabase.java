package org.terreau.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The PostgreSQL that comes with the program, for those who have none: its data stays in a folder. */
final class EmbeddedDatabase {

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static EmbeddedDatabase start(Path data) {
        try {
            Files.createDirectories(data);
            return new EmbeddedDatabase(EmbeddedPostgres.builder()
                    .setDataDirectory(data.resolve("postgresql"))
                    .setOverrideWorkingDirectory(data.resolve("programs").toFile())
                    .setCleanDataDirectory(false)
                    .setLocaleConfig("locale", "C.UTF-8")
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    void stop() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

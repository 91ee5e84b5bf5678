package org.terreau.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that comes with the program, for those who have none: its data stay in a folder. One Terreau at a time
 * serves a folder; a command joins the server of the one that runs.
 */
final class EmbeddedDatabase {

    /** Of the PostgreSQL that pom.xml ships. */
    private static final int MAJOR = 18;

    private static final String USER = "postgres";
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final long STOP_SECONDS = 30;

    private final Database database;
    private final @Nullable EmbeddedPostgres server;
    private final @Nullable FileChannel lock;

    private EmbeddedDatabase(Database database, @Nullable EmbeddedPostgres server, @Nullable FileChannel lock) {
        this.database = database;
        this.server = server;
        this.lock = lock;
    }

    /** A server that runs, as its postmaster.pid tells. */
    private record Running(ProcessHandle process, int port) {

        Database database() {
            return at(port);
        }
    }

    /**
     * Starts the server of this folder, after stopping the one that a killed program may have left.
     *
     * @param joining a running Terreau's server is used rather than refused
     */
    static EmbeddedDatabase open(Path data, boolean joining) throws Unusable {
        FileChannel lock = null;
        try {
            Files.createDirectories(data);
            lock = lock(data);
            Optional<Running> running = running(data);
            if (lock == null) {
                if (joining && running.isPresent())
                    return new EmbeddedDatabase(running.get().database(), null, null);
                throw new Unusable("Terreau tourne déjà sur le dossier " + data
                        + " : arrêtez-le, ou choisissez un autre dossier avec TERREAU_DATA.");
            }
            checkVersion(data);
            if (running.isPresent()) stop(running.get());
            EmbeddedPostgres server = start(data);
            return new EmbeddedDatabase(at(server.getPort()), server, lock);
        } catch (IOException | UncheckedIOException | IllegalStateException failure) {
            release(lock);
            throw new Unusable("La base de données du dossier " + data + " ne démarre pas (" + failure.getMessage()
                    + ") : vérifiez la place sur le disque et les droits sur ce dossier.");
        }
    }

    private static Database at(int port) {
        return new Database("jdbc:postgresql://localhost:" + port + "/postgres", USER, null);
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgresql"))
                .setOverrideWorkingDirectory(data.resolve("programs").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(RECOVERY)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("max_connections", "60")
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
    }

    private static @Nullable FileChannel lock(Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(data.resolve("terreau.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) return channel;
        } catch (OverlappingFileLockException heldHere) {
            channel.close();
            return null;
        }
        channel.close();
        return null;
    }

    private static void release(@Nullable FileChannel lock) {
        if (lock == null) return;
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<Running> running(Path data) throws IOException {
        Path file = data.resolve("postgresql").resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4
                || !lines.get(0).strip().matches("\\d+")
                || !lines.get(3).strip().matches("\\d+")) return Optional.empty();
        Optional<ProcessHandle> process = ProcessHandle.of(
                        Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(known -> known.info().command().orElse("postgres").contains("postgres"));
        if (process.isEmpty()) {
            Files.delete(file);
            return Optional.empty();
        }
        return Optional.of(
                new Running(process.get(), Integer.parseInt(lines.get(3).strip())));
    }

    /** Asks a server left by a killed program to write what it holds and leave. */
    private static void stop(Running left) throws IOException {
        try (Connection connection = left.database().connect();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        } catch (SQLException alreadyLeaving) {
            // It may be starting or stopping: the signal below is enough.
        }
        new ProcessBuilder("kill", "-INT", String.valueOf(left.process().pid())).start();
        try {
            left.process().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            left.process().destroyForcibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void checkVersion(Path data) throws IOException, Unusable {
        Path file = data.resolve("postgresql").resolve("PG_VERSION");
        if (!Files.exists(file)) return;
        String written = Files.readString(file).strip();
        if (!written.equals(String.valueOf(MAJOR)))
            throw new Unusable(
                    "Le dossier " + data + " est celui d’un PostgreSQL " + written
                            + ", et cette version de Terreau porte PostgreSQL " + MAJOR
                            + " : démarrez la version de Terreau qui l’a écrit, ou restaurez une sauvegarde dans un nouveau dossier.");
    }

    Database database() {
        return database;
    }

    void stop() {
        try {
            if (server != null) server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            release(lock);
        }
    }
}

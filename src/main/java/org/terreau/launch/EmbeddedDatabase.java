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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Unusable;

/**
 * The PostgreSQL that stands beside the program, for those who have none: its data stay in a folder. One Terreau at a time
 * serves a folder; a command joins the server of the one that runs.
 */
final class EmbeddedDatabase {

    /** Of the PostgreSQL that pom.xml ships. */
    private static final int MAJOR = 18;

    private static final String USER = "postgres";
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final long STOP_SECONDS = 30;
    private static final long LOOK_MILLIS = 100;

    private static final int STICKY = 01000;
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

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

        Database database(Path data) {
            return at(port, data);
        }
    }

    /**
     * Starts the server of this folder, after stopping the one that a killed program may have left.
     *
     * @param joining a running Terreau's server is used rather than refused
     */
    static EmbeddedDatabase open(Path data, boolean joining) {
        FileChannel lock = null;
        try {
            if (!joining || running(data).isEmpty()) EmbeddedPrograms.mustBeThere();
            makePrivate(data);
            lock = lock(data);
            Optional<Running> running = running(data);
            if (lock == null) {
                if (joining && running.isPresent())
                    return new EmbeddedDatabase(running.get().database(data), null, null);
                throw new Unusable("Terreau tourne déjà sur le dossier " + data
                        + " : arrêtez-le, ou choisissez un autre dossier avec TERREAU_DATA.");
            }
            checkVersion(data);
            if (running.isPresent()) stop(running.get(), data);
            EmbeddedPostgres server = start(data);
            return new EmbeddedDatabase(at(server.getPort(), data), server, lock);
        } catch (IOException | UncheckedIOException | IllegalStateException failure) {
            release(lock);
            throw new Unusable(
                    "La base de données du dossier " + data + " ne démarre pas (" + failure.getMessage()
                            + ") : vérifiez la place sur le disque et les droits sur ce dossier, ou restaurez-en une sauvegarde.");
        } catch (Unusable unusable) {
            release(lock);
            throw unusable;
        }
    }

    private static Database at(int port, Path data) {
        return new Database(
                "jdbc:postgresql://localhost:" + port + "/postgres",
                USER,
                KeptSecret.DATABASE_PASSWORD.drawn(data) ? KeptSecret.DATABASE_PASSWORD.read(data) : null);
    }

    /** Waits until the server answers, or until it says why it does not. */
    private static EmbeddedPostgres start(Path data) throws IOException {
        ServerLog log = new ServerLog(data.resolve("postgresql.log"));
        Files.deleteIfExists(log.file());
        FutureTask<EmbeddedPostgres> starting = new FutureTask<>(() -> server(data, log));
        new Thread(starting, "embedded-database").start();
        while (true) {
            try {
                return starting.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (!log.gaveUp()) continue;
                starting.cancel(true);
                throw new IOException(log.cause().orElse("PostgreSQL"));
            } catch (ExecutionException failure) {
                Throwable cause = failure.getCause();
                String why = cause == null ? "PostgreSQL" : String.valueOf(cause.getMessage());
                throw new IOException(log.cause().orElse(why), failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException(stopped);
            }
        }
    }

    private static EmbeddedPostgres server(Path data, ServerLog log) throws IOException {
        boolean fresh = !KeptSecret.DATABASE_PASSWORD.drawn(data);
        String password = KeptSecret.DATABASE_PASSWORD.read(data);
        Path folder = data.resolve("programs");
        makePrivate(folder);
        EmbeddedPrograms programs = new EmbeddedPrograms(folder);
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver(programs)
                .setDataDirectory(data.resolve("postgresql"))
                .setOverrideWorkingDirectory(folder.toFile())
                .setDataDirectoryCustomizer(cluster -> {
                    try {
                        makePrivate(folder);
                        new PasswordOnly(cluster.toPath(), programs).require(USER, password, fresh);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure.getMessage(), failure);
                    }
                })
                .setConnectConfig("password", password)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(RECOVERY)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("log_min_messages", "fatal")
                .setServerConfig("log_min_error_statement", "panic")
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
    }

    /**
     * For its owner alone. A folder that others share, or that is somebody else's, is left as it is: what we keep in it is
     * private all the same.
     */
    private static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        boolean shared = ((Integer) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
        UserPrincipal owner = Files.getOwner(folder);
        if (shared || !owner.equals(Files.getOwner(Path.of("/proc/self")))) return;
        Files.setPosixFilePermissions(folder, OWNER_ALONE);
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
    private static void stop(Running left, Path data) throws IOException {
        try (Connection connection = left.database(data).connect();
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

    private static void checkVersion(Path data) throws IOException {
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

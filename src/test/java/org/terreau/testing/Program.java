package org.terreau.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Terreau as a process of its own, which a test may kill. */
public final class Program implements AutoCloseable {

    /** On a machine that does much else. */
    private static final Duration STARTING = Duration.ofMinutes(10);

    private static final List<String> FROM_CLASSES = List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "org.terreau.Terreau");

    private final Process process;
    private final int port;

    private Program(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts on a database, and waits until it answers; what it says is in `target/NAME.log`. */
    public static Program start(String name, String database, Map<String, String> environment) {
        return start(name, FROM_CLASSES, database, environment);
    }

    /** The same, of a built jar. */
    public static Program ofJar(Path jar, String name, String database) {
        return ofJar(jar, name, database, Map.of());
    }

    public static Program ofJar(Path jar, String name, String database, Map<String, String> environment) {
        return start(name, List.of("-jar", jar.toString()), database, environment);
    }

    private static Program start(String name, List<String> what, String database, Map<String, String> environment) {
        int port = freePort();
        ProcessBuilder command = command(what, port, database, environment);
        Program program;
        try {
            program = new Program(
                    command.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                    Path.of("target", name + ".log").toFile()))
                            .start(),
                    port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try {
            Awaitility.await()
                    .atMost(STARTING)
                    .ignoreExceptions()
                    .until(() ->
                            new Visit(port).get("/actuator/health/readiness").status() == 200);
            return program;
        } catch (ConditionTimeoutException late) {
            program.kill();
            throw late;
        }
    }

    private static ProcessBuilder command(
            List<String> what, int port, String database, Map<String, String> environment) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto"));
        words.addAll(what);
        ProcessBuilder command = new ProcessBuilder(words);
        command.environment().put("TERREAU_DATABASE_URL", database);
        command.environment().put("PORT", String.valueOf(port));
        command.environment().put("TERREAU_DEMO", "false");
        command.environment().putAll(environment);
        return command;
    }

    /** Starts where it can't: all the lines that it says until it has ended with status 1. */
    public static List<String> refused(String database, Map<String, String> environment) {
        return refused(command(FROM_CLASSES, freePort(), database, environment));
    }

    /** The same of a built jar, to which no database is given. */
    public static List<String> refusedWithoutDatabase(Path jar, Map<String, String> environment) {
        return refused(command(List.of("-jar", jar.toString()), freePort(), "", environment));
    }

    private static List<String> refused(ProcessBuilder command) {
        try {
            Process process = command.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 1) throw new AssertionError("ended with " + process.exitValue() + ": " + said);
            return said.lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return port;
    }

    /** As a service manager does: SIGTERM; tells how long it took to end. */
    public Duration stop() {
        long told = System.nanoTime();
        process.destroy();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive());
        return Duration.ofNanos(System.nanoTime() - told);
    }

    /** At once, as `kill -9` does. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}

package org.terreau.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of a PostgreSQL server, which a test may stop where they stand: connections stay open, nothing answers. */
public final class ServerProcesses {

    private final ProcessHandle first;

    private ServerProcesses(ProcessHandle first) {
        this.first = first;
    }

    /** @param cluster the folder of its data */
    public static ServerProcesses of(Path cluster) {
        try {
            long number = Long.parseLong(
                    Files.readAllLines(cluster.resolve("postmaster.pid")).get(0).strip());
            return new ServerProcesses(ProcessHandle.of(number).orElseThrow());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void freeze() {
        signal("STOP");
    }

    public void goOn() {
        signal("CONT");
    }

    /** Frozen or not. */
    public void kill() {
        signal("KILL");
    }

    /** The first one first, so that it makes no other one meanwhile. */
    private void signal(String name) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(first), first.descendants()).toList();
        for (ProcessHandle one : all) {
            try {
                new ProcessBuilder("kill", "-" + name, String.valueOf(one.pid()))
                        .start()
                        .waitFor();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

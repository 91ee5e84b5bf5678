package org.terreau.operation;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.terreau.Terreau;
import org.terreau.web.OperatingFact.Level;

/** What the machine of this instance says: its disk, its Java, the program, the trace of the last backup. */
@Component
class Machine {

    private static final long GIGABYTE = 1_000_000_000L;
    private static final double SCARCE = 0.15;
    private static final double ALMOST_NONE = 0.05;

    /** A backup is made each night: two hours more, and one was missed. */
    private static final Duration A_NIGHT = Duration.ofHours(26);

    private static final Duration TOO_LONG = Duration.ofDays(7);

    private final Path data;
    private final String trace;

    /**
     * @param data the folder of the data, for the disk that it is on
     * @param trace the file that a backup writes when it has ended well; "" when none says so
     */
    Machine(@Value("${TERREAU_DATA:data}") String data, @Value("${terreau.backup.trace}") String trace) {
        this.data = Path.of(data).toAbsolutePath().normalize();
        this.trace = trace.strip();
    }

    /** The version of the program; empty when it does not run from its jar. */
    Optional<String> program() {
        return Optional.ofNullable(Terreau.class.getPackage().getImplementationVersion());
    }

    String java() {
        return Runtime.version().toString();
    }

    /** @param total bytes of the disk, of which {@code free} may still be written */
    record Disk(long total, long free) {

        /** Half a gigabyte is little on any disk. */
        Level level() {
            if (free < GIGABYTE / 2 || free < total * ALMOST_NONE) return Level.TO_MEND;
            return free < total * SCARCE ? Level.TO_WATCH : Level.FINE;
        }
    }

    /** Of the folder of the data, or of the nearest one above that exists. */
    Optional<Disk> disk() {
        for (Path folder = data; folder != null; folder = folder.getParent())
            if (Files.isDirectory(folder)) return disk(folder);
        return Optional.empty();
    }

    private static Optional<Disk> disk(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return Optional.of(new Disk(store.getTotalSpace(), store.getUsableSpace()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether an installation says where the trace of its backups is. */
    boolean tellsOfBackups() {
        return !trace.isEmpty();
    }

    /** When the last backup ended. */
    Optional<Instant> lastBackup() {
        if (!tellsOfBackups()) return Optional.empty();
        try {
            return Optional.of(Files.getLastModifiedTime(Path.of(trace)).toInstant());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    static Level backedUp(Instant last, Instant now) {
        if (last.plus(TOO_LONG).isBefore(now)) return Level.TO_MEND;
        return last.plus(A_NIGHT).isBefore(now) ? Level.TO_WATCH : Level.FINE;
    }
}

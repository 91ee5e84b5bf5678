package org.terreau.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself: `contents.json`, the last thing in it.
 *
 * @param format of the backup
 * @param program the version of Terreau that took it
 * @param schema the last migration of the database
 * @param postgresql the version of the server
 * @param files stored files, by where they are kept: those of the database are in the backup
 */
record Contents(
        int format,
        String program,
        int schema,
        String postgresql,
        Instant takenAt,
        List<Part> tables,
        List<Counter> sequences,
        List<Files> files) {

    static final int FORMAT = 1;

    Contents {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        files = List.copyOf(files);
    }

    /**
     * A table, as PostgreSQL's COPY writes it.
     *
     * @param columns in their order; what is computed from others is left out
     * @param partition null for a table that is no partition
     * @param bytes and digest (SHA-256, in hexadecimal) of what was written
     */
    record Part(
            String name, List<String> columns, @Nullable Partition partition, long rows, long bytes, String digest) {

        Part {
            columns = List.copyOf(columns);
        }

        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    /** @param bound `FOR VALUES FROM … TO …`, as PostgreSQL says it */
    record Partition(String of, String bound) {}

    record Counter(String name, long last, boolean called) {}

    /** @param store `database` or `s3` */
    record Files(String store, long number, long bytes) {}

    long rows() {
        return tables.stream().mapToLong(Part::rows).sum();
    }
}

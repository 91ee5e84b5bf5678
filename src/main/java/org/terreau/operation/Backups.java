package org.terreau.operation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.terreau.operation.Contents.Counter;
import org.terreau.operation.Contents.Part;
import tools.jackson.databind.json.JsonMapper;

/** Writes a backup: all tables as they were at one instant, while the site goes on. */
final class Backups {

    static final String CONTENTS = "contents.json";

    private static final int BUFFER = 1 << 16;

    private final JsonMapper json;
    private final List<Contents.Files> files;

    Backups(JsonMapper json, List<Contents.Files> files) {
        this.json = json;
        this.files = List.copyOf(files);
    }

    /**
     * What was written.
     *
     * @param digest of the whole file, SHA-256 in hexadecimal
     */
    record Taken(Path file, Contents contents, long bytes, String digest) {}

    /**
     * Whole or not at all, for its owner alone.
     *
     * @param connection in a transaction that sees one instant
     */
    Taken write(Path file, Connection connection, Instant now) throws IOException, SQLException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(
                folder,
                ".backup",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            MessageDigest digest = digest();
            Contents contents;
            try (OutputStream whole = new DigestOutputStream(Files.newOutputStream(fresh), digest);
                    ZipOutputStream zip = new ZipOutputStream(whole)) {
                contents = write(zip, new JdbcTables(connection), now);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return new Taken(file, contents, Files.size(file), HexFormat.of().formatHex(digest.digest()));
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Contents write(ZipOutputStream zip, JdbcTables tables, Instant now) throws IOException, SQLException {
        List<Part> written = new ArrayList<>();
        for (Part table : tables.all()) {
            zip.putNextEntry(new ZipEntry(table.entry()));
            Counting counting = new Counting(zip);
            long rows = tables.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(JdbcTables.copy(table, "to stdout"), counting);
            String digest = counting.end();
            zip.closeEntry();
            written.add(new Part(table.name(), table.columns(), table.partition(), rows, counting.bytes, digest));
        }
        List<Counter> counters = tables.counters();
        Contents contents = new Contents(
                Contents.FORMAT,
                Optional.ofNullable(Backups.class.getPackage().getImplementationVersion())
                        .orElse(""),
                tables.schema(),
                tables.postgresql(),
                now,
                written,
                counters,
                files);
        zip.putNextEntry(new ZipEntry(CONTENTS));
        zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(contents));
        zip.closeEntry();
        return contents;
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Counts what passes, in pieces larger than a row. */
    private static final class Counting extends OutputStream {

        private final OutputStream to;
        private final MessageDigest digest = Backups.digest();
        private final byte[] buffer = new byte[BUFFER];
        private int held;
        private long bytes;

        Counting(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (held + length > buffer.length) passOn();
            if (length > buffer.length) pass(from, offset, length);
            else {
                System.arraycopy(from, offset, buffer, held, length);
                held += length;
            }
        }

        private void passOn() throws IOException {
            pass(buffer, 0, held);
            held = 0;
        }

        private void pass(byte[] from, int offset, int length) throws IOException {
            to.write(from, offset, length);
            digest.update(from, offset, length);
            bytes += length;
        }

        /** The digest of everything: what is still held leaves first. */
        String end() throws IOException {
            passOn();
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}

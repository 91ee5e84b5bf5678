package org.terreau.document;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a stored file, read to the end and found to be those that were received, before anybody sees the first. */
public final class Whole implements Closeable {

    private final Path file;

    private Whole(Path file) {
        this.file = file;
    }

    /** What a store gives back under a name is missing, or not what was received. */
    static final class Altered extends IOException {

        private static final long serialVersionUID = 1L;

        private Altered(JdbcDocuments.Row row, String what) {
            super("Document " + row.id() + " in " + row.store() + ": " + what);
        }
    }

    /** @throws StoreUnavailable when the store does not answer */
    static Whole of(Store store, JdbcDocuments.Row row) throws IOException {
        Path file = Files.createTempFile("terreau-", ".whole");
        try {
            String digest = copy(store, row, file);
            if (!digest.equals(row.digest())) throw new Altered(row, "SHA-256 " + digest + ", not " + row.digest());
            return new Whole(file);
        } catch (NoSuchFileException missing) {
            Files.delete(file);
            throw new Altered(row, "missing");
        } catch (IOException | RuntimeException failure) {
            Files.delete(file);
            throw failure;
        }
    }

    private static String copy(Store store, JdbcDocuments.Row row, Path file) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            store.read(row.id(), out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Path file() {
        return file;
    }

    public void writeTo(OutputStream out) throws IOException {
        Files.copy(file, out);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}

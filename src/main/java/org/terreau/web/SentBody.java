package org.terreau.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * What a program sends, written to a file as it arrives: a slow sender holds neither memory nor a transaction. Closing it
 * deletes the file.
 */
public final class SentBody implements AutoCloseable {

    private final Path file;
    private final byte[] digest;

    private SentBody(Path file, byte[] digest) {
        this.file = file;
        this.digest = digest;
    }

    /** Empty when it is larger than so many bytes: the rest is not read. */
    public static Optional<SentBody> receive(InputStream from, long largest) throws IOException {
        Path file = Files.createTempFile("terreau-sent", null);
        boolean kept = false;
        try {
            MessageDigest digest = sha256();
            kept = copy(from, file, digest, largest);
            return kept ? Optional.of(new SentBody(file, digest.digest())) : Optional.empty();
        } finally {
            if (!kept) Files.deleteIfExists(file);
        }
    }

    private static boolean copy(InputStream from, Path to, MessageDigest digest, long largest) throws IOException {
        long all = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                all += read;
                if (all > largest) return false;
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    public byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    /** SHA-256 of its bytes. */
    public byte[] digest() {
        return digest.clone();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}

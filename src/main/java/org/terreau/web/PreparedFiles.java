package org.terreau.web;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Whole exports, written once on disk for each state of what is public and sent from there: a catalogue of any size costs
 * no memory, and leaves as fast as the disk gives it.
 */
@Component
public class PreparedFiles {

    private final Freshness freshness;
    private final Path folder;
    private final AtomicLong number = new AtomicLong();
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

    PreparedFiles(Freshness freshness) throws IOException {
        this.freshness = freshness;
        this.folder = Files.createTempDirectory("terreau-exports");
    }

    /** Writes an export. */
    public interface Writer {

        void write(OutputStream out) throws IOException;
    }

    private record Prepared(String tag, Path file) {}

    /** The file of today, and the one before it, which somebody may still be reading. */
    private static final class Shelf {

        private @Nullable Prepared current;
        private @Nullable Prepared former;
    }

    private Prepared prepared(String name, Writer writer) throws IOException {
        Shelf shelf = shelves.computeIfAbsent(name, none -> new Shelf());
        synchronized (shelf) {
            String tag = freshness.tag();
            Prepared held = shelf.current;
            if (held != null && held.tag().equals(tag)) return held;
            Path file = folder.resolve(name.replace('/', '-') + "-" + number.incrementAndGet());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                writer.write(out);
            }
            Prepared fresh = new Prepared(tag, file);
            if (shelf.former != null) Files.deleteIfExists(shelf.former.file());
            shelf.former = held;
            shelf.current = fresh;
            return fresh;
        }
    }

    /** Sends an export; by the system itself when the server can. */
    public void send(String name, String type, Writer writer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Prepared prepared = prepared(name, writer);
        long size = Files.size(prepared.file());
        response.setHeader(HttpHeaders.ETAG, prepared.tag());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setContentType(type);
        response.setContentLengthLong(size);
        if (request.getMethod().equals("HEAD")) return;
        if (Boolean.TRUE.equals(request.getAttribute("org.apache.tomcat.sendfile.support"))) {
            request.setAttribute(
                    "org.apache.tomcat.sendfile.filename", prepared.file().toString());
            request.setAttribute("org.apache.tomcat.sendfile.start", 0L);
            request.setAttribute("org.apache.tomcat.sendfile.end", size);
            return;
        }
        Files.copy(prepared.file(), response.getOutputStream());
    }

    @PreDestroy
    void clear() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}

package org.terreau.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that answers as its test says, byte for byte: also what no honest server would send. */
public final class Remote implements AutoCloseable {

    private final ServerSocket server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Answering answering;

    /** What was asked; header names in lower case. */
    public record Request(String method, String path, Map<String, String> headers, String body) {}

    /** Writes a whole answer, from the status line on. */
    @FunctionalInterface
    public interface Answering {
        void to(Request request, OutputStream out) throws IOException;
    }

    public Remote(Answering answering) {
        this.answering = answering;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread accepting = new Thread(this::serve, "remote-accept");
        accepting.setDaemon(true);
        accepting.start();
    }

    public void answers(Answering other) {
        answering = other;
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Those that came, the first first. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public static Answering text(int status, String type, byte[] body) {
        return (request, out) -> {
            out.write(("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        };
    }

    public static Answering json(String body) {
        return text(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answering csv(String body) {
        return text(200, "text/csv", body.getBytes(StandardCharsets.UTF_8));
    }

    /** As it is. */
    public static Answering raw(String all) {
        return (request, out) -> out.write(all.getBytes(StandardCharsets.UTF_8));
    }

    public static Answering redirect(String location) {
        return raw(
                "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread thread = new Thread(() -> answer(socket), "remote");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            String[] first = line(in).split(" ", -1);
            if (first.length < 2) return;
            Map<String, String> headers = new TreeMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            Request request =
                    new Request(first[0], first[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
            requests.add(request);
            answering.to(request, out);
            out.flush();
        } catch (IOException gone) {
            // The caller left, as some tests want.
        } finally {
            open.remove(socket);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int sign = in.read(); sign >= 0 && sign != '\n'; sign = in.read())
            if (sign != '\r') line.append((char) sign);
        return line.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

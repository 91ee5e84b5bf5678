package org.terreau.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A server on this machine that accepts and never ends an answer: it says nothing, or drips. */
public final class Hanging implements AutoCloseable {

    private static final long DROP_MILLISECONDS = 50;

    private final ServerSocket server;
    private final String start;
    private final String drop;
    private final List<Socket> callers = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    private Hanging(String start, String drop) {
        this.start = start;
        this.drop = drop;
        try {
            server = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        thread(this::serve);
    }

    public static Hanging silent() {
        return new Hanging("", "");
    }

    /** Says the start at once, then the drop again and again. */
    public static Hanging dripping(String start, String drop) {
        return new Hanging(start, drop);
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Waits until so many have called since the start. */
    public void awaitCallers(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> callers.size() >= count);
    }

    /** Those that have not hung up yet, as far as a server that writes can tell. */
    public boolean everyCallerLeft() {
        return callers.stream().allMatch(Socket::isClosed);
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "hanging");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                callers.add(caller);
                if (!drop.isEmpty()) thread(() -> drip(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void drip(Socket caller) {
        try (caller;
                OutputStream out = caller.getOutputStream()) {
            out.write(start.getBytes(StandardCharsets.US_ASCII));
            while (!end.await(DROP_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                out.write(drop.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException left) {
            // The caller hung up.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        try {
            server.close();
            for (Socket caller : callers) caller.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

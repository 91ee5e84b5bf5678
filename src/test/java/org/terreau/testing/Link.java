package org.terreau.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable between the site and its database, which a test may pull out. */
public final class Link implements AutoCloseable {

    private final String host;
    private final int port;
    private final ServerSocket here;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** @param database a JDBC address; {@link #url} is what reaches it through the link */
    public Link(String database) {
        String[] parts =
                database.replaceAll("^jdbc:postgresql://([^/]+)/.*$", "$1").split(":", 2);
        this.host = parts[0];
        this.port = Integer.parseInt(parts[1]);
        try {
            this.here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    public String url(String database) {
        return database.replace(host + ":" + port, "localhost:" + here.getLocalPort());
    }

    /** What is said is cut off, and nobody is let in any more. */
    public void cut() {
        cut = true;
        open.forEach(Link::close);
    }

    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                Socket from = here.accept();
                if (cut) {
                    from.close();
                    continue;
                }
                Socket to = new Socket(host, port);
                open.add(from);
                open.add(to);
                start(() -> pass(from, to));
                start(() -> pass(to, from));
            } catch (IOException over) {
                // Closed, or the database is: the next one will tell.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                out.write(some, 0, read);
            }
        } catch (IOException over) {
            close(from);
            close(to);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "link");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        mend();
        try {
            here.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        open.forEach(Link::close);
    }
}

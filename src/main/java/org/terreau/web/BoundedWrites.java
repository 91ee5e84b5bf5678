package org.terreau.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * Sockets to the database which are closed when the server takes nothing of what is sent for longer than an answer may be
 * waited for: Java bounds reading alone. Named in `application.yaml`, and made by the driver.
 */
public final class BoundedWrites extends SocketFactory {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Set<Bounded> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Thread watch = new Thread(BoundedWrites::watch, "database-writes");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
                for (Bounded socket : OPEN) socket.closeWhenLate();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Socket createSocket() {
        return new Bounded();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        Bounded socket = new Bounded();
        socket.bind(new InetSocketAddress(from, fromPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private static Socket connected(InetAddress host, int port) throws IOException {
        Bounded socket = new Bounded();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private static final class Bounded extends Socket {

        /** When what is being written was begun; 0 between two writes. */
        private volatile long since;

        @Override
        public OutputStream getOutputStream() throws IOException {
            OPEN.add(this);
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    since = Math.max(1, System.nanoTime());
                    try {
                        out.write(bytes, from, length);
                    } finally {
                        since = 0;
                    }
                }
            };
        }

        /** Whoever writes is told that the connection was closed. */
        void closeWhenLate() {
            long begun = since;
            try {
                int most = getSoTimeout();
                if (begun != 0 && most > 0 && System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(most)) close();
            } catch (IOException closed) {
                OPEN.remove(this);
            }
        }

        @Override
        public void close() throws IOException {
            OPEN.remove(this);
            super.close();
        }
    }
}

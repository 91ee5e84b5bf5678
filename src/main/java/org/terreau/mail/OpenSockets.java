package org.terreau.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/** Gives sockets, and cuts those that are still open: what waits on them ends at once. */
final class OpenSockets extends SocketFactory {

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private final class Known extends Socket {

        @Override
        public synchronized void close() throws IOException {
            open.remove(this);
            super.close();
        }
    }

    void cut() {
        for (Socket socket : open)
            try {
                socket.close();
            } catch (IOException closing) {
                // It is closed all the same.
            }
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Known();
        open.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    private Socket connected(InetSocketAddress to, @org.jspecify.annotations.Nullable InetSocketAddress from)
            throws IOException {
        Socket socket = createSocket();
        if (from != null) socket.bind(from);
        socket.connect(to);
        return socket;
    }
}

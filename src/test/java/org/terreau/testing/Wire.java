package org.terreau.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A bare connection to the site, for what no browser sends: from another address of this machine, or by halves. */
public final class Wire implements Closeable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;

    /** @param from an address of this machine, such as 127.0.0.2 */
    public Wire(String from, int port) {
        try {
            socket = new Socket();
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends this and no more. */
    public Wire send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A whole request without body, each header as "Name: value". */
    public Wire get(String path, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        boolean named = lines.startsWith("Host:");
        return send("GET " + path + " HTTP/1.1\r\n" + (named ? "" : "Host: localhost\r\n") + lines
                + "Connection: close\r\n\r\n");
    }

    /** All that comes back until the site hangs up; what it cuts short is given as far as it came. */
    public String answer() {
        StringBuilder answer = new StringBuilder();
        try {
            byte[] some = new byte[8192];
            for (int read = socket.getInputStream().read(some);
                    read >= 0;
                    read = socket.getInputStream().read(some))
                answer.append(new String(some, 0, read, StandardCharsets.UTF_8));
        } catch (java.net.SocketException cut) {
            return answer.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return answer.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

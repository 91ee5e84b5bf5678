package org.terreau.standard;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.terreau.document.PdfText;
import org.terreau.testing.Present;
import org.terreau.web.OutwardCalls;
import org.terreau.web.ReadingRoom;

/**
 * A weekly run of the robot over many sites of a server of this machine, one in five hostile: two at a time as the job does,
 * without the second of rest between two requests. `bench/standard` prints its figures.
 */
final class WeeklyRun implements AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final int LINKS = 40;
    private static final int BLOCK = 1 << 16;
    private static final int BOMB = 200;

    private final ServerSocket server;
    private final Map<String, List<Socket>> running = new ConcurrentHashMap<>();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final byte[] bomb = bomb();

    WeeklyRun() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        Thread accepting = new Thread(this::serve, "sites");
        accepting.setDaemon(true);
        accepting.start();
    }

    /**
     * What a run cost.
     *
     * @param requests that the server saw
     * @param mostAtOnce requests of one host that were answered at the same moment, at most
     * @param heapMegabytes the most that was still held after a collection, over what was held before
     */
    record Cost(int sites, int requests, int mostAtOnce, long heapMegabytes, Duration took) {}

    /** @param longest how long one request may last */
    Cost over(int sites, Duration longest) throws InterruptedException, ExecutionException {
        System.gc();
        long before = held();
        resetPeaks();
        long begun = System.nanoTime();
        OutwardCalls calls = new OutwardCalls(
                List.of("127.0.0.1"), name -> new InetAddress[] {InetAddress.getByName("127.0.0.1")}, 1 << 20, longest);
        ExecutorService robots = Executors.newFixedThreadPool(AT_ONCE);
        long peak = before;
        try {
            Robot robot = new Robot(
                    calls,
                    moment -> {},
                    (home, asking) -> Browsed.OFF,
                    new PdfText(new ReadingRoom(128, longest)),
                    Present.CLOCK,
                    "https://terreau.test",
                    "robot@terreau.test");
            List<Future<Integer>> read = new ArrayList<>();
            for (int number = 0; number < sites; number++) {
                SiteAddress site =
                        new SiteAddress("http://site" + number + ".test:" + server.getLocalPort(), List.of("/"));
                read.add(robots.submit(
                        () -> Rules.of(robot.visit(site).reading()).size()));
            }
            for (Future<Integer> one : read) {
                one.get();
                peak = Math.max(peak, heldAfterCollection());
            }
        } finally {
            robots.shutdownNow();
            calls.destroy();
        }
        return new Cost(
                sites,
                requests.get(),
                mostAtOnce.get(),
                (peak - before) >> 20,
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private static long held() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void resetPeaks() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) pool.resetPeakUsage();
    }

    /** What the last collection left, in all the pools of the heap. */
    private static long heldAfterCollection() {
        long all = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans())
            if (pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                all += pool.getCollectionUsage().getUsed();
        return all;
    }

    private static byte[] bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] block = new byte[1 << 20];
            for (int at = 0; at < BOMB; at++) gzip.write(block);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> answer(socket), "site");
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
            String path = line(in).split(" ", -1)[1];
            String host = "";
            for (String header = line(in); !header.isEmpty(); header = line(in))
                if (header.toLowerCase(Locale.ROOT).startsWith("host:"))
                    host = header.substring(5).strip();
            requests.incrementAndGet();
            List<Socket> now = running.computeIfAbsent(host, none -> new CopyOnWriteArrayList<>());
            now.removeIf(WeeklyRun::left);
            now.add(socket);
            mostAtOnce.accumulateAndGet(now.size(), Math::max);
            try {
                write(Integer.parseInt(host.replaceAll("site(\\d+)\\..*", "$1")), path, out);
            } finally {
                now.remove(socket);
            }
        } catch (IOException | RuntimeException gone) {
            return;
        }
    }

    /** Whoever asked has hung up: nothing more comes from them, and what is still written to them is lost. */
    private static boolean left(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException waits) {
            return false;
        } catch (IOException gone) {
            return true;
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) if (one != '\r') line.append((char) one);
        return line.toString();
    }

    private void write(int site, String path, OutputStream out) throws IOException {
        switch (site % 40) {
            case 3 -> head(out, "302 Found\r\nLocation: " + (path.equals("/a") ? "/b" : "/a"));
            case 8 -> endless(out, 1 << 15);
            case 13 -> {
                head(out, "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip");
                out.write(bomb);
            }
            case 18 -> drip(out);
            case 23 -> head(out, "429 Wait\r\nRetry-After: 3600");
            case 28 -> out.write(new byte[BLOCK]);
            case 33 -> {
                head(out, "200 OK\r\nContent-Type: text/html");
                out.write("<div>".repeat(300_000).getBytes(StandardCharsets.US_ASCII));
            }
            case 38 -> throw new IOException("hung up");
            default -> page(site, path, out);
        }
    }

    private static void head(OutputStream out, String head) throws IOException {
        out.write(("HTTP/1.1 " + head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Two gigabytes, as far as somebody reads them. */
    private static void endless(OutputStream out, int blocks) throws IOException {
        head(out, "200 OK\r\nContent-Type: text/html");
        byte[] block = new byte[BLOCK];
        java.util.Arrays.fill(block, (byte) 'a');
        for (int at = 0; at < blocks; at++) out.write(block);
    }

    private static void drip(OutputStream out) throws IOException {
        head(out, "200 OK\r\nContent-Type: text/html");
        try {
            for (int at = 0; at < 600; at++) {
                out.write('a');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void page(int site, String path, OutputStream out) throws IOException {
        StringBuilder body = new StringBuilder("<html lang=fr><head><title>Service ")
                .append(site)
                .append("</title></head><body>");
        for (int link = 0; link < LINKS; link++)
            body.append("<p><a href=/page/").append(link).append(">Une page du service public</a></p>");
        body.append("<p>Accessibilité : non conforme</p>".repeat(200))
                .append(path)
                .append("</body></html>");
        head(out, "200 OK\r\nContent-Type: text/html; charset=utf-8");
        out.write(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package org.terreau.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Calls to addresses that people type. Only http and https; an address within a private network is refused, wherever it
 * comes from: written as it is, given by the name's server, or by a redirection. A name is resolved once and the
 * connection made to the address that was checked. Size, time and redirections are bounded.
 */
@Component
public class OutwardCalls implements DisposableBean {

    /** How many bytes of an answer are read at most, once unpacked. */
    public static final int LARGEST = 20 << 20;

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration SILENT = Duration.ofSeconds(15);
    private static final Duration NAMING = Duration.ofSeconds(10);

    /** What a call that is late is given to say itself that it is. */
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private static final int AT_ONCE = 12;
    private static final int REDIRECTIONS = 5;
    private static final int ADDRESSES = 3;

    private final Set<InetAddress> allowedInside;
    private final Names names;
    private final int largest;
    private final Duration longest;
    private final ScheduledExecutorService deadlines;
    private final OutwardThreads threads;
    private final OutwardThreads resolving;

    /** Who knows the addresses of a name. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    @Autowired
    OutwardCalls(
            @Value("${terreau.outward.allowed-inside}") List<String> allowedInside,
            @Value("${terreau.outward.longest}") Duration longest) {
        this(allowedInside, InetAddress::getAllByName, LARGEST, longest);
    }

    /**
     * @param allowedInside addresses, not names, that are reached although they are within a private network
     * @param longest how long a call lasts at most, redirections and reading included
     */
    public OutwardCalls(List<String> allowedInside, Names names, int largest, Duration longest) {
        this.allowedInside = new HashSet<>();
        for (String written : allowedInside) {
            if (!written.matches("[0-9a-fA-F.:]+")) throw new IllegalArgumentException("Not an IP address: " + written);
            try {
                this.allowedInside.add(InetAddress.getByName(written));
            } catch (UnknownHostException notOne) {
                throw new IllegalArgumentException("Not an IP address: " + written, notOne);
            }
        }
        this.names = names;
        this.largest = largest;
        this.longest = longest;
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "outward-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        this.deadlines = timer;
        this.threads = new OutwardThreads("sources", AT_ONCE, longest.plus(A_MOMENT));
        this.resolving = new OutwardThreads("names", AT_ONCE, longest.compareTo(NAMING) < 0 ? longest : NAMING);
    }

    /**
     * What is asked.
     *
     * @param headers sent as they are; `Authorization` is not sent on to another server by a redirection
     * @param contentType of the body
     * @param body null to GET, otherwise what is POSTed: a redirection of it is not followed
     */
    public record Call(URI address, Map<String, String> headers, String contentType, byte @Nullable [] body) {

        public static Call get(URI address, Map<String, String> headers) {
            return new Call(address, headers, "", null);
        }
    }

    /**
     * What came back, whatever its status.
     *
     * @param charset as the server says it, null when it says none
     */
    public record Answer(
            int status, String mediaType, @Nullable Charset charset, byte[] body) {}

    /** Why there is no answer. */
    public enum Reason {
        /** Not an http or https address, or one with a name and password in it. */
        ADDRESS,
        /** Within a private network. */
        INSIDE,
        /** A name that nobody knows. */
        UNKNOWN,
        /** Nobody answers there. */
        UNREACHABLE,
        /** No trustworthy encryption. */
        TLS,
        SLOW,
        LARGE,
        /** The answer stopped before its end. */
        CUT,
        /** Too many redirections, or one that can't be followed. */
        REDIRECTED,
        /** What came is not HTTP. */
        BROKEN
    }

    /** There is no answer. */
    public static final class Failed extends Exception {

        private final Reason reason;
        private final String host;

        Failed(Reason reason, String host) {
            super(reason + " " + host);
            this.reason = reason;
            this.host = host;
        }

        public Reason reason() {
            return reason;
        }

        /** The server that the failure is about. */
        public String host() {
            return host;
        }
    }

    /** Raised while a name is resolved: the client hands it on as it is. */
    private static final class Inside extends UnknownHostException {
        Inside(String host) {
            super(host);
        }
    }

    /**
     * Reads an address that somebody typed; nothing is looked up yet.
     *
     * @throws Failed with {@link Reason#ADDRESS} when it can't be called
     */
    public static URI address(String written) throws Failed {
        try {
            URI uri = new URI(written);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            int port = uri.getPort();
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && (port == -1 || port == 80 || port == 443 || port >= 1024)) return uri;
        } catch (URISyntaxException notOne) {
            // Said below, as for any other address that can't be called.
        }
        throw new Failed(Reason.ADDRESS, written);
    }

    /** Whatever hangs, the name's server included, the answer or its absence is there in time. */
    public Answer send(Call call) throws Failed {
        URI address = address(call.address().toString());
        try {
            return threads.call(Failed.class, () -> follow(call));
        } catch (OutwardThreads.Unanswered late) {
            throw new Failed(Reason.SLOW, host(address));
        }
    }

    /**
     * The addresses of a name, asked for within a time limit.
     *
     * @throws UnknownHostException when nobody knows the name
     * @throws OutwardThreads.Unanswered when who knows it does not say so in time
     */
    public InetAddress[] addresses(String host) throws UnknownHostException, OutwardThreads.Unanswered {
        return resolving.call(UnknownHostException.class, () -> names.of(host));
    }

    private Answer follow(Call call) throws Failed {
        long end = System.nanoTime() + longest.toNanos();
        URI address = address(call.address().toString());
        for (int hop = 0; hop <= REDIRECTIONS; hop++) {
            Hop done = hop(call, address, sameServer(call.address(), address), end);
            if (done.answer() != null) return done.answer();
            if (call.body() != null || done.location() == null) throw new Failed(Reason.REDIRECTED, host(address));
            try {
                address = address(address.resolve(new URI(done.location())).toString());
            } catch (URISyntaxException unreadable) {
                throw new Failed(Reason.REDIRECTED, host(address));
            }
        }
        throw new Failed(Reason.REDIRECTED, host(address));
    }

    private record Hop(@Nullable Answer answer, @Nullable String location) {}

    private Hop hop(Call call, URI address, boolean sameServer, long end) throws Failed {
        String host = host(address);
        HttpUriRequestBase request = new HttpUriRequestBase(call.body() == null ? "GET" : "POST", address);
        request.setHeader("User-Agent", "Terreau");
        call.headers().forEach((name, value) -> {
            if (sameServer || !name.equalsIgnoreCase("Authorization")) request.setHeader(name, value);
        });
        if (call.body() != null)
            request.setEntity(new ByteArrayEntity(call.body(), ContentType.parse(call.contentType())));
        long left = end - System.nanoTime();
        if (left <= 0) throw new Failed(Reason.SLOW, host);
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                left,
                TimeUnit.NANOSECONDS);
        try (CloseableHttpClient client = client(left);
                ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            int status = response.getCode();
            if (status >= 300 && status < 400 && status != 304) {
                Header location = response.getFirstHeader("Location");
                request.cancel();
                return new Hop(null, location == null ? null : location.getValue());
            }
            HttpEntity entity = response.getEntity();
            if (entity == null) return new Hop(new Answer(status, "", null, new byte[0]), null);
            byte[] body = body(entity, request, host);
            ContentType type = ContentType.parseLenient(entity.getContentType());
            return new Hop(
                    new Answer(
                            status,
                            type == null || type.getMimeType() == null ? "" : type.getMimeType(),
                            type == null ? null : type.getCharset(),
                            body),
                    null);
        } catch (IOException failure) {
            throw new Failed(late.get() ? Reason.SLOW : reason(failure), host);
        } catch (RuntimeException failure) {
            if (late.get()) throw new Failed(Reason.SLOW, host);
            throw new Failed(Reason.BROKEN, host);
        } finally {
            deadline.cancel(false);
        }
    }

    private byte[] body(HttpEntity entity, HttpUriRequestBase request, String host) throws IOException, Failed {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        InputStream in = entity.getContent();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (body.size() + read > largest) {
                request.cancel();
                throw new Failed(Reason.LARGE, host);
            }
            body.write(buffer, 0, read);
        }
        return body.toByteArray();
    }

    private static Reason reason(IOException failure) {
        if (failure instanceof Inside) return Reason.INSIDE;
        if (failure instanceof UnknownHostException) return Reason.UNKNOWN;
        if (failure instanceof SSLException) return Reason.TLS;
        if (failure instanceof SocketTimeoutException || failure instanceof InterruptedIOException) return Reason.SLOW;
        if (failure instanceof java.net.ConnectException || failure instanceof java.net.NoRouteToHostException)
            return Reason.UNREACHABLE;
        if (failure instanceof org.apache.hc.core5.http.NoHttpResponseException
                || failure instanceof org.apache.hc.core5.http.ConnectionClosedException
                || failure instanceof java.io.EOFException
                || failure instanceof java.net.SocketException) return Reason.CUT;
        return failure.getCause() instanceof HttpException ? Reason.BROKEN : Reason.CUT;
    }

    private CloseableHttpClient client(long leftNanos) {
        Timeout silent =
                Timeout.of(Math.max(1, Math.min(SILENT.toMillis(), leftNanos / 1_000_000)), TimeUnit.MILLISECONDS);
        HttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Checked())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(silent).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECTING))
                        .setSocketTimeout(silent)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(silent).build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Gives the client the addresses that were checked, and no other. */
    private final class Checked implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] found = names.of(host);
            for (InetAddress one : found) if (refused(one)) throw new Inside(host);
            return Arrays.copyOf(found, Math.min(found.length, ADDRESSES));
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            List<InetSocketAddress> all = new ArrayList<>();
            for (InetAddress one : resolve(host)) all.add(new InetSocketAddress(one, port));
            return all;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** An address within a private network that the installation does not allow. */
    public boolean refused(InetAddress address) {
        return inside(address) && !allowedInside.contains(address);
    }

    /** An address that only a private network reaches, or that no server of the Internet has. */
    public static boolean inside(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return true;
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? insideOfFour(bytes) : insideOfSixteen((Inet6Address) address, bytes);
    }

    /** Source: IANA registry of special-purpose IPv4 addresses. */
    private static boolean insideOfFour(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 198 && (second & 0xfe) == 18)
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113);
    }

    /** Unique local, documentation and discard addresses, and those that carry an IPv4 address within. */
    private static boolean insideOfSixteen(Inet6Address address, byte[] bytes) {
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        if ((bytes[0] & 0xfe) == 0xfc || (first == 0x2001 && second == 0xdb8) || first == 0x100) return true;
        if (first == 0x2002) return within(bytes, 2);
        if ((first == 0x64 && second == 0xff9b) || address.isIPv4CompatibleAddress()) return within(bytes, 12);
        return first == 0x2001 && second == 0;
    }

    private static boolean within(byte[] bytes, int from) {
        try {
            return inside(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean sameServer(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && host(one).equals(host(other))
                && one.getPort() == other.getPort();
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    @Override
    public void destroy() {
        deadlines.shutdownNow();
        threads.close();
        resolving.close();
    }
}

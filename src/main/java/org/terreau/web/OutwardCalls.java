package org.terreau.web;

import io.micrometer.core.instrument.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
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
     * @param body null to GET, otherwise what is sent: a redirection of it is not followed
     * @param method as HTTP writes it
     */
    public record Call(
            URI address, Map<String, String> headers, String contentType, byte @Nullable [] body, String method) {

        /** Reads when there is no body, POSTs it otherwise. */
        public Call(URI address, Map<String, String> headers, String contentType, byte @Nullable [] body) {
            this(address, headers, contentType, body, body == null ? "GET" : "POST");
        }

        /** Changes a part of what stands there. */
        public static Call patch(URI address, Map<String, String> headers, String contentType, byte[] body) {
            return new Call(address, headers, contentType, body, "PATCH");
        }

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
        private final transient List<X509Certificate> chain;

        Failed(Reason reason, String host) {
            this(reason, host, List.of());
        }

        Failed(Reason reason, String host, List<X509Certificate> chain) {
            super(reason + " " + host);
            Metrics.counter("terreau.outward.failed", "reason", reason.name().toLowerCase(Locale.ROOT))
                    .increment();
            this.reason = reason;
            this.host = host;
            this.chain = List.copyOf(chain);
        }

        /** The certificates that a server without trustworthy encryption showed, its own first; mostly none. */
        public List<X509Certificate> chain() {
            return chain;
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
            if (web(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && usualPort(uri.getPort())) return uri;
        } catch (URISyntaxException notOne) {
            // Said below, as for any other address that can't be called.
        }
        throw new Failed(Reason.ADDRESS, written);
    }

    private static boolean web(@Nullable String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    /** @param port -1 when none is written */
    private static boolean usualPort(int port) {
        return port == -1 || port == 80 || port == 443 || port >= 1024;
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

    /**
     * One answer as a server gave it: a redirection is not followed, what is too long is cut.
     *
     * @param headers by their names in lower case
     * @param charset as the server says it, null when it says none
     * @param cut the body is longer than what was read of it
     * @param protocol of the encryption, "" without one
     * @param chain the certificates that were shown, the server's own first
     */
    public record Page(
            int status,
            Map<String, List<String>> headers,
            String mediaType,
            @Nullable Charset charset,
            byte[] body,
            boolean cut,
            String protocol,
            List<X509Certificate> chain) {

        public Page {
            headers = Map.copyOf(headers);
            chain = List.copyOf(chain);
        }
    }

    /**
     * Asks for one page, once.
     *
     * @param most how many bytes of it are read, once unpacked
     * @param within how long it may last in all
     */
    public Page page(URI asked, Map<String, String> headers, int most, Duration within) throws Failed {
        return page(Call.get(asked, headers), most, within);
    }

    /** The same for what is sent: a redirection of it is not followed either. */
    public Page page(Call call, int most, Duration within) throws Failed {
        URI address = address(call.address().toString());
        Duration limit = within.compareTo(longest) < 0 ? within : longest;
        try {
            return threads.call(Failed.class, () -> one(call, most, limit));
        } catch (OutwardThreads.Unanswered late) {
            throw new Failed(Reason.SLOW, host(address));
        }
    }

    private Page one(Call call, int most, Duration limit) throws Failed {
        String host = host(call.address());
        HttpUriRequestBase request = request(call, call.address(), true);
        ShownCertificates shown = new ShownCertificates();
        HttpClientContext context = HttpClientContext.create();
        AtomicBoolean late = new AtomicBoolean();
        Page got = null;
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
        try (CloseableHttpClient client = client(limit.toNanos(), shown.strategy());
                ClassicHttpResponse response = client.executeOpen(null, request, context)) {
            byte[] body = new byte[0];
            HttpEntity entity = response.getEntity();
            if (entity != null && !redirects(response.getCode()))
                body = entity.getContent().readNBytes(most + 1);
            if (late.get()) throw new Failed(Reason.SLOW, host);
            got = seen(response, body, most, context, shown);
            request.cancel();
            return got;
        } catch (IOException failure) {
            // Closing what was cut off may say so.
            if (got != null && !late.get()) return got;
            throw new Failed(late.get() ? Reason.SLOW : Sign.of(failure), host, shown.chain());
        } catch (RuntimeException failure) {
            throw new Failed(late.get() ? Reason.SLOW : Reason.BROKEN, host, shown.chain());
        } finally {
            deadline.cancel(false);
        }
    }

    private static Page seen(
            ClassicHttpResponse response, byte[] body, int most, HttpClientContext context, ShownCertificates shown) {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders())
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        Optional<ContentType> type = Optional.ofNullable(response.getEntity())
                .map(entity -> ContentType.parseLenient(entity.getContentType()));
        SSLSession session = context.getSSLSession();
        return new Page(
                response.getCode(),
                headers,
                type.map(ContentType::getMimeType).orElse(""),
                type.map(ContentType::getCharset).orElse(null),
                body.length > most ? Arrays.copyOf(body, most) : body,
                body.length > most,
                session == null ? "" : session.getProtocol(),
                shown.chain());
    }

    private record Hop(@Nullable Answer answer, @Nullable String location) {}

    private Hop hop(Call call, URI address, boolean sameServer, long end) throws Failed {
        String host = host(address);
        HttpUriRequestBase request = request(call, address, sameServer);
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
            if (redirects(response.getCode())) {
                Header location = response.getFirstHeader("Location");
                request.cancel();
                return new Hop(null, location == null ? null : location.getValue());
            }
            return new Hop(answer(response, request, host), null);
        } catch (IOException failure) {
            throw new Failed(late.get() ? Reason.SLOW : Sign.of(failure), host);
        } catch (RuntimeException failure) {
            throw new Failed(late.get() ? Reason.SLOW : Reason.BROKEN, host);
        } finally {
            deadline.cancel(false);
        }
    }

    private static HttpUriRequestBase request(Call call, URI address, boolean sameServer) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), address);
        request.setHeader("User-Agent", "Terreau");
        call.headers().forEach((name, value) -> {
            if (sameServer || !name.equalsIgnoreCase("Authorization")) request.setHeader(name, value);
        });
        if (call.body() != null)
            request.setEntity(new ByteArrayEntity(call.body(), ContentType.parse(call.contentType())));
        return request;
    }

    private static boolean redirects(int status) {
        return status >= 300 && status < 400 && status != 304;
    }

    private Answer answer(ClassicHttpResponse response, HttpUriRequestBase request, String host)
            throws IOException, Failed {
        HttpEntity entity = response.getEntity();
        if (entity == null) return new Answer(response.getCode(), "", null, new byte[0]);
        byte[] body = body(entity, request, host);
        Optional<ContentType> type = Optional.ofNullable(ContentType.parseLenient(entity.getContentType()));
        return new Answer(
                response.getCode(),
                type.map(ContentType::getMimeType).orElse(""),
                type.map(ContentType::getCharset).orElse(null),
                body);
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

    /** What a failure of the client is a sign of. */
    private record Sign(Class<? extends IOException> failure, Reason reason) {

        /** The first that fits says it: the narrower ones stand before the wider. */
        private static final List<Sign> ALL = List.of(
                new Sign(Inside.class, Reason.INSIDE),
                new Sign(UnknownHostException.class, Reason.UNKNOWN),
                new Sign(SSLException.class, Reason.TLS),
                new Sign(InterruptedIOException.class, Reason.SLOW),
                new Sign(ConnectException.class, Reason.UNREACHABLE),
                new Sign(NoRouteToHostException.class, Reason.UNREACHABLE),
                new Sign(NoHttpResponseException.class, Reason.CUT),
                new Sign(ConnectionClosedException.class, Reason.CUT),
                new Sign(EOFException.class, Reason.CUT),
                new Sign(SocketException.class, Reason.CUT));

        static Reason of(IOException failure) {
            return ALL.stream()
                    .filter(sign -> sign.failure().isInstance(failure))
                    .map(Sign::reason)
                    .findFirst()
                    .orElse(failure.getCause() instanceof HttpException ? Reason.BROKEN : Reason.CUT);
        }
    }

    private CloseableHttpClient client(long leftNanos) {
        return client(leftNanos, DefaultClientTlsStrategy.createDefault());
    }

    private CloseableHttpClient client(long leftNanos, TlsSocketStrategy encryption) {
        Timeout silent =
                Timeout.of(Math.max(1, Math.min(SILENT.toMillis(), leftNanos / 1_000_000)), TimeUnit.MILLISECONDS);
        HttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Checked())
                .setTlsSocketStrategy(encryption)
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
        return PrivateNetwork.reaches(address) && !allowedInside.contains(address);
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

package org.terreau.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A Git server over HTTPS on this machine: Git's own `http-backend` behind `/depots/`, and what goes wrong elsewhere:
 * `/prive/` asks for a password, `/panne/` answers 500, `/silence/` never answers, `/goutte/` answers
 * letter by letter without an end, `/vide/` has nothing.
 */
public final class GitServer implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path repositories;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Made for this run, so that no private key is kept anywhere. */
    private static final Path KEYS = keys();

    private static Path keys() {
        try {
            Path folder = Files.createTempDirectory("git-server");
            folder.toFile().deleteOnExit();
            for (String name : List.of("server", "stranger"))
                keytool(
                        "-genkeypair -alias git -keyalg EC -groupname secp256r1 -dname CN=Terreau-tests -validity 2"
                                + " -ext san=ip:127.0.0.1,ip:127.0.0.2,dns:localhost -storetype PKCS12",
                        folder.resolve(name + ".p12"));
            folder.resolve("server.pem").toFile().deleteOnExit();
            keytool("-exportcert -rfc -alias git -file " + folder.resolve("server.pem"), folder.resolve("server.p12"));
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void keytool(String arguments, Path store) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ", -1)));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", new String(PASSWORD)));
        Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        store.toFile().deleteOnExit();
        if (!Files.exists(store)) throw new IOException(said);
    }

    /** @param repositories the folder that holds them */
    public GitServer(Path repositories) {
        this(repositories, "server");
    }

    /** One whose certificate nobody vouches for. */
    public static GitServer stranger(Path repositories) {
        return new GitServer(repositories, "stranger");
    }

    private GitServer(Path repositories, String keys) {
        this.repositories = repositories;
        try {
            server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
        server.createContext("/depots/", this::serve);
        server.createContext("/prive/", exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"forge\"");
            end(exchange, 401);
        });
        server.createContext("/panne/", exchange -> end(exchange, 500));
        server.createContext("/vide/", exchange -> end(exchange, 404));
        server.createContext("/ailleurs/", exchange -> {
            exchange.getResponseHeaders().add("Location", "https://127.0.0.2:" + port() + exchange.getRequestURI());
            end(exchange, 302);
        });
        server.createContext("/silence/", exchange -> {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.createContext("/goutte/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-advertisement");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("001e# service=git-upload-pack\n0000fff0".getBytes(StandardCharsets.US_ASCII));
            try {
                while (!closing.await(100, TimeUnit.MILLISECONDS)) {
                    out.write('a');
                    out.flush();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    /** The file that holds the certificate of the server's authority. */
    public static String authority() {
        return KEYS.resolve("server.pem").toString();
    }

    public String url(String path) {
        return "https://127.0.0.1:" + port() + path;
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static SSLContext context(String keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(KEYS.resolve(keys + ".p12"))) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void end(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** Hands the request on to Git as a CGI program, and its answer back. */
    private void serve(HttpExchange exchange) throws IOException {
        ProcessBuilder backend = new ProcessBuilder("git", "http-backend");
        Map<String, String> environment = backend.environment();
        environment.put("GIT_PROJECT_ROOT", repositories.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath().substring("/depots".length()));
        environment.put(
                "QUERY_STRING",
                Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""));
        header(exchange, "Content-Type", "CONTENT_TYPE", environment);
        header(exchange, "Content-Encoding", "HTTP_CONTENT_ENCODING", environment);
        header(exchange, "Git-Protocol", "GIT_PROTOCOL", environment);
        byte[] asked = exchange.getRequestBody().readAllBytes();
        environment.put("CONTENT_LENGTH", String.valueOf(asked.length));
        Process git = backend.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = git.getOutputStream()) {
            in.write(asked);
        }
        try (InputStream out = new BufferedInputStream(git.getInputStream())) {
            int status = 200;
            for (String line = line(out); !line.isEmpty(); line = line(out)) {
                String[] part = line.split(": ", 2);
                if (part[0].equals("Status")) status = Integer.parseInt(part[1].substring(0, 3));
                else exchange.getResponseHeaders().add(part[0], part[1]);
            }
            byte[] body = out.readAllBytes();
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void header(HttpExchange exchange, String name, String variable, Map<String, String> environment) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) environment.put(variable, value);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read())
            if (read != '\r') line.append((char) read);
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

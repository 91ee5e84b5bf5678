package org.terreau.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.terreau.shared.Unusable;

/**
 * Metrics in Prometheus' format, at `/metrics` of a port of their own, which the site's proxy does not lead to. Nothing
 * listens when no port is set.
 */
@Component
@ConditionalOnWebApplication
class MetricsPort implements SmartLifecycle {

    private static final String PATH = "/metrics";
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int AT_ONCE = 2;

    private final PrometheusMeterRegistry registry;
    private final String port;
    private final String address;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    /** @param port "" for none, 0 for any that is free */
    MetricsPort(
            PrometheusMeterRegistry registry,
            @Value("${terreau.metrics.port}") String port,
            @Value("${terreau.metrics.address}") String address) {
        this.registry = registry;
        this.port = port;
        this.address = address;
    }

    /** @throws Unusable when it can't listen there */
    @Override
    public void start() {
        if (port.isBlank()) return;
        try {
            HttpServer started =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), Integer.parseInt(port)), 0);
            threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
                Thread thread = new Thread(task, "metrics");
                thread.setDaemon(true);
                return thread;
            });
            started.setExecutor(threads);
            started.createContext("/", this::answer);
            started.start();
            server = started;
        } catch (IOException | IllegalArgumentException refused) {
            throw new Unusable("Le port des mesures ne s’ouvre pas (" + address + ", " + port + " : "
                    + refused.getMessage() + ") : corrigez TERREAU_METRICS_PORT ou TERREAU_METRICS_ADDRESS.");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            byte[] told = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", FORMAT);
            exchange.sendResponseHeaders(200, told.length);
            exchange.getResponseBody().write(told);
        }
    }

    /** Where it listens; -1 when it does not. */
    int listensAt() {
        return server == null ? -1 : server.getAddress().getPort();
    }

    @Override
    public void stop() {
        if (server != null) server.stop(0);
        if (threads != null) threads.shutdownNow();
        server = null;
        threads = null;
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}

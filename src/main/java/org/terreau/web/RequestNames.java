package org.terreau.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives each request a name: each line that the log has of it bears it, the answer tells it, and a page that says that
 * something failed shows it. Around the whole of Tomcat, which writes the last word on what nobody caught. A name that
 * the client sent is not read.
 */
final class RequestNames extends ValveBase {

    static final String HEADER = "X-Request-Id";
    private static final String IN_LOG = "request";

    private final RequestTimes times;

    RequestNames(RequestTimes times) {
        super(true);
        this.times = times;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String name = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        MDC.put(IN_LOG, name);
        response.setHeader(HEADER, name);
        long began = System.nanoTime();
        try {
            getNext().invoke(request, response);
        } finally {
            MDC.remove(IN_LOG);
            times.took(request, response.getStatus(), Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /** The name of the request that this thread answers; null when it answers none. */
    static @Nullable String here() {
        return MDC.get(IN_LOG);
    }

    @Configuration(proxyBeanMethods = false)
    static class Naming {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestNames(RequestTimes times) {
            return server -> server.addEngineValves(new RequestNames(times));
        }
    }
}

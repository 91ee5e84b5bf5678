package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.terreau.shared.Unusable;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

/** What Prometheus reads, at a port of its own. */
@ApplicationTest
class MetricsPortTests {

    private final PrometheusMeterRegistry registry;
    private final Visit visit;

    MetricsPortTests(PrometheusMeterRegistry registry, People people) {
        this.registry = registry;
        this.visit = people.visitor();
    }

    private static HttpResponse<String> ask(int port, String method, String path)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatWaitsWhatFailedAndHowLongPagesTookIsTold() throws Exception {
        visit.get("/produits");
        visit.get("/produits");
        visit.get("/sitemap-1.xml");
        MetricsPort port = new MetricsPort(registry, "0", "127.0.0.1");
        try {
            port.start();
            HttpResponse<String> told = ask(port.listensAt(), "GET", "/metrics");
            assertThat(told.statusCode()).isEqualTo(200);
            assertThat(told.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(told.body())
                    .containsPattern("(?m)^terreau_mail_waiting \\d")
                    .containsPattern("(?m)^terreau_mail_oldest_seconds \\d")
                    .containsPattern("(?m)^terreau_mail_refused \\d")
                    .containsPattern("(?m)^terreau_jobs_late \\d")
                    .containsPattern("(?m)^terreau_jobs_failing \\d")
                    .containsPattern("(?m)^terreau_sources\\{state=\"broken\"} \\d")
                    .containsPattern("(?m)^terreau_sources_failing \\d")
                    .containsPattern("(?m)^terreau_pages_total\\{how=\"kept\"} [1-9]")
                    .containsPattern("(?m)^terreau_pages_total\\{how=\"rendered\"} [1-9]")
                    .containsPattern(
                            "(?m)^terreau_requests_seconds_bucket\\{part=\"kept\",status=\"2xx\",le=\"0.06\"} [1-9]")
                    .containsPattern("(?m)^hikaricp_connections_active")
                    .containsPattern("(?m)^jvm_memory_used_bytes");
            assertThat(Pattern.compile("part=\"[^\"]*\\{").matcher(told.body()).find())
                    .as("a series for each route")
                    .isFalse();
        } finally {
            port.stop();
        }
        assertThat(port.isRunning()).isFalse();
    }

    @Test
    void nothingElseIsAnsweredThere() throws Exception {
        MetricsPort port = new MetricsPort(registry, "0", "127.0.0.1");
        try {
            port.start();
            assertThat(ask(port.listensAt(), "GET", "/").statusCode()).isEqualTo(404);
            assertThat(ask(port.listensAt(), "GET", "/actuator/env").statusCode())
                    .isEqualTo(404);
            assertThat(ask(port.listensAt(), "POST", "/metrics").statusCode()).isEqualTo(405);
        } finally {
            port.stop();
        }
    }

    @Test
    void withoutAPortNothingListensAndTheSiteDoesNotTell() {
        MetricsPort port = new MetricsPort(registry, "", "127.0.0.1");
        port.start();
        assertThat(port.isRunning()).isFalse();
        assertThat(visit.get("/metrics").status()).isEqualTo(404);
        assertThat(visit.get("/actuator/prometheus").status()).isEqualTo(404);
    }

    @Test
    void aPortThatIsTakenIsSaidWithItsSetting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            MetricsPort port = new MetricsPort(registry, String.valueOf(taken.getLocalPort()), "127.0.0.1");
            assertThatThrownBy(port::start).isInstanceOf(Unusable.class).hasMessageContaining("TERREAU_METRICS_PORT");
        }
        assertThatThrownBy(new MetricsPort(registry, "neuf", "127.0.0.1")::start)
                .isInstanceOf(Unusable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/produits/{id}/stats, /produits",
        "/, /",
        "'/sitemap-{number:[0-9]{1,4}}.xml', /sitemap",
        "/api/v1/products/{id}, /api",
        "/**, /**"
    })
    void aRouteIsCountedWithItsPartOfTheSite(String route, String part) {
        assertThat(RequestTimes.part(route)).isEqualTo(part);
    }

    @Test
    void noRouteOfTheSiteMakesASeriesForEachOfItsAddresses(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        assertThat(routes.getHandlerMethods().keySet())
                .flatExtracting(RequestMappingInfo::getPatternValues)
                .extracting(RequestTimes::part)
                .hasSizeGreaterThan(500)
                .allMatch(part -> part.matches("/[a-z0-9.-]*"));
    }
}

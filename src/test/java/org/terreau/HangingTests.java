package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.util.UriComponentsBuilder;
import org.terreau.testing.Hanging;
import org.terreau.testing.Program;
import org.terreau.testing.Remote;
import org.terreau.testing.ServerProcesses;
import org.terreau.testing.TestDatabase;
import org.terreau.testing.Visit;

/** The services outside the program accept and do not answer: pages go on, and the program ends when it is told to. */
@Tag("process")
class HangingTests {

    private static final int CALLBACKS = 60;

    private final CountDownLatch end = new CountDownLatch(1);
    private final Remote provider = new Remote(Remote.raw(""));

    private void describesItselfAndThenHangs() {
        String issuer = provider.url("");
        Remote.Answering description = Remote.json("""
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/autorise", "token_endpoint": "%1$s/jeton",
                 "jwks_uri": "%1$s/cles", "userinfo_endpoint": "%1$s/personne", "subject_types_supported": ["public"],
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer));
        provider.answers((request, out) -> {
            if (request.path().startsWith("/.well-known/")) description.to(request, out);
            else
                try {
                    end.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
        });
    }

    /** Comes back from the provider with a code. */
    private static int callback(int port) throws IOException, InterruptedException {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpResponse<Void> sent = browser.send(request(port, "/connexion/par/fournisseur"), discarding());
        String state = UriComponentsBuilder.fromUriString(
                        sent.headers().firstValue("Location").orElseThrow())
                .build(true)
                .getQueryParams()
                .getFirst("state");
        return browser.send(request(port, "/connexion/retour/fournisseur?code=a&state=" + state), discarding())
                .statusCode();
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .build();
    }

    private static HttpResponse.BodyHandler<Void> discarding() {
        return HttpResponse.BodyHandlers.discarding();
    }

    private static int answered(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .timeout(Duration.ofSeconds(8))
                                .build(),
                        discarding())
                .statusCode();
    }

    private static void writesToUs(int port) {
        Visit visitor = new Visit(port);
        assertThat(visitor.form(visitor.get("/contact"), "/contact")
                        .with("genre", "partenaire")
                        .with("organisation", "Association")
                        .with("nom", "Attente")
                        .with("courriel", "attente@suspendu.test")
                        .with("message", "Un problème")
                        .forged("ouvert", "1")
                        .send()
                        .text())
                .contains("bien reçue");
    }

    @Test
    void pagesGoOnNoTransactionWaitsAndSigtermEndsTheProgramWithinTenSeconds() throws Exception {
        describesItselfAndThenHangs();
        String database = TestDatabase.create();
        ExecutorService browsers = Executors.newFixedThreadPool(CALLBACKS);
        try (Hanging post = Hanging.silent();
                Program program = Program.start(
                        "hanging",
                        database,
                        Map.of(
                                "SPRING_MAIL_HOST", "127.0.0.1",
                                "SPRING_MAIL_PORT", "" + post.port(),
                                "TERREAU_OIDC_ISSUER", provider.url(""),
                                "TERREAU_OIDC_CLIENT_ID", "terreau",
                                "TERREAU_OIDC_CLIENT_SECRET", "secret"))) {
            writesToUs(program.port());
            post.awaitCallers(1);
            List<CompletableFuture<Integer>> callbacks = new ArrayList<>();
            for (int number = 0; number < CALLBACKS; number++)
                callbacks.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return callback(program.port());
                            } catch (IOException | InterruptedException cut) {
                                return 0;
                            }
                        },
                        browsers));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> provider.requests().stream()
                            .anyMatch(request -> request.path().equals("/jeton")));
            assertThat(answered(program.port(), "/produits")).isEqualTo(200);
            assertThat(answered(program.port(), "/actuator/health/liveness")).isEqualTo(200);
            assertThat(JdbcClient.create(new DriverManagerDataSource(database))
                            .sql("""
                                    select count(*) from pg_stat_activity
                                    where datname = current_database() and state = 'idle in transaction'
                                      and state_change < now() - interval '1 second'
                                    """)
                            .query(Long.class)
                            .single())
                    .as("transactions that wait for somebody outside")
                    .isZero();
            assertThat(program.stop()).isLessThan(Duration.ofSeconds(10));
            assertThat(callbacks).isNotEmpty();
        } finally {
            end.countDown();
            browsers.shutdownNow();
            provider.close();
        }
    }

    @Test
    void sigtermEndsTheProgramWithinTenSecondsWhenItsOwnDatabaseHangsToo(@TempDir Path data) throws Exception {
        ExecutorService browsers = Executors.newFixedThreadPool(4);
        try (Hanging post = Hanging.silent();
                Program program = Program.start(
                        "hanging-embedded",
                        "",
                        Map.of(
                                "TERREAU_DATA",
                                data.toString(),
                                "SPRING_MAIL_HOST",
                                "127.0.0.1",
                                "SPRING_MAIL_PORT",
                                "" + post.port()))) {
            writesToUs(program.port());
            post.awaitCallers(1);
            ServerProcesses database = ServerProcesses.of(data.resolve("postgresql"));
            database.freeze();
            try {
                for (int browser = 0; browser < 4; browser++)
                    browsers.submit(() -> answered(program.port(), "/produits?q=attente"));
                assertThat(program.stop()).isLessThan(Duration.ofSeconds(10));
            } finally {
                database.kill();
            }
        } finally {
            browsers.shutdownNow();
            end.countDown();
            provider.close();
        }
    }
}

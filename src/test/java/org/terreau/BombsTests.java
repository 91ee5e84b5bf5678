package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.dossier.Applications;
import org.terreau.identity.ApiKeys;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.standard.WatchedSite;
import org.terreau.standard.WatchedSites;
import org.terreau.survey.SurveyedProducts;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Bombs;
import org.terreau.testing.OpenedDossiers;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Visit;

/** Small files that become huge, by each door that takes one: who sends them is told, and the others are served. */
@ApplicationTest
class BombsTests {

    private static final Duration SERVED_WITHIN = Duration.ofSeconds(8);

    /** Readers come one after the other, and leave the processor to what is watched. */
    private static final Duration BETWEEN_READERS = Duration.ofMillis(200);

    private final People people;
    private final OpenedDossiers dossiers;
    private final SurveyedProducts products;
    private final ApiKeys keys;
    private final Teams teams;
    private final WatchedSites sites;
    private final AtomicInteger names = new AtomicInteger();

    BombsTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Incubators incubators,
            JdbcClient jdbc,
            ProductCatalogue catalogue,
            ApiKeys keys,
            Teams teams,
            WatchedSites sites) {
        this.people = people;
        this.dossiers = new OpenedDossiers(people, requests, applications, texts, incubators, jdbc);
        this.products = new SurveyedProducts(catalogue, people);
        this.keys = keys;
        this.teams = teams;
        this.sites = sites;
    }

    /** What is answered, while somebody else reads pages. */
    private <T> T whileOthersAreServed(Supplier<T> sending) {
        Visit other = people.visitor();
        CompletableFuture<T> sent = CompletableFuture.supplyAsync(sending);
        while (true) {
            long start = System.nanoTime();
            assertThat(other.get("/produits").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SERVED_WITHIN);
            try {
                return sent.get(BETWEEN_READERS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // Somebody else comes.
            } catch (ExecutionException failure) {
                throw new AssertionError(failure.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
    }

    private Visit.Page chosen(Visit visit, String path, String field, String name, byte[] bomb) {
        Visit.Form form = visit.form(visit.get(path), path).file(field, name, bomb);
        return whileOthersAreServed(form::send);
    }

    private HttpResponse<String> called(String method, ProductId product, String rest, String type, byte[] body) {
        String key = keys.issue(
                product.keyScope(),
                "robot " + names.incrementAndGet(),
                Present.today().plusDays(30),
                products.staff());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + people.port() + "/api/v1/products/" + product + rest))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + key)
                .header("Accept-Language", "fr")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return whileOthersAreServed(() -> {
            try {
                return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException failure) {
                throw new AssertionError(failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        });
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aDocumentOfADossier() {
        OpenedDossiers.Opened opened = dossiers.open("bombe");
        byte[] bomb = Bombs.pdfOfObjects(Bombs.deflated(900, ' '), "/Filter/FlateDecode");
        assertThat(bomb.length).isLessThan(1_000_000);
        Visit.Page told = chosen(
                people.signedIn(opened.applicant()), opened.path() + "/documents", "fichiers", "devis.pdf", bomb);
        assertThat(told.status()).isEqualTo(422);
        assertThat(told.errorOf("fichiers")).contains("« devis.pdf » devient démesuré");
    }

    @ParameterizedTest
    @CsvSource({"mesures/fichier", "enquete/import"})
    void aWorkbook(String door) {
        ProductId product = products.product("Classeur");
        String path = product.path() + "/" + door;
        Visit.Page told = chosen(
                people.signedIn(products.staff()),
                path,
                "fichier",
                "mesures.xlsx",
                Bombs.workbook("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>", ""));
        assertThat(told.status()).isEqualTo(422);
        assertThat(told.errorOf("fichier")).contains("trop d’éléments");
    }

    @ParameterizedTest
    @CsvSource({"mesures/fichier", "enquete/import"})
    void aCsvWithOneEndlessLine(String door) {
        ProductId product = products.product("Ligne sans fin");
        String path = product.path() + "/" + door;
        Visit.Page told =
                chosen(people.signedIn(products.staff()), path, "fichier", "mesures.csv", text("a".repeat(7 << 20)));
        assertThat(told.status()).isEqualTo(422);
        assertThat(told.errorOf("fichier")).isNotBlank();
    }

    @Test
    void aListOfCollectivities() {
        ProductId product = products.product("Liste sans fin");
        Visit.Page told = chosen(
                people.signedIn(products.staff()),
                product.path() + "/deploiements/ajout",
                "fichier",
                "communes.csv",
                text("nom\n" + "Brest ".repeat(150_000)));
        assertThat(told.status()).isEqualTo(422);
        assertThat(told.errorOf("collectivites"))
                .contains("La ligne 2 a plus de 1 000 caractères".replace(" 000", "\u202f000"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '[{\"indicator\":\"', AAAAAAAAAAAAAAAA, ''",
        "application/x-ndjson, '{\"indicator\":\"', AAAAAAAAAAAAAAAA, ''",
        "text/csv, '', AAAAAAAAAAAAAAAA, ''",
        "application/json, '', [[[[[[[[[[[[[[[[, ''"
    })
    void measurementsOfAProgram(String type, String start, String repeated, String end) {
        ProductId product = products.product("Poussées");
        HttpResponse<String> told =
                called("POST", product, "/measurements", type, text(start + repeated.repeat(200_000) + end));
        assertThat(told.statusCode()).isIn(400, 422);
        assertThat(told.body()).contains("\"title\":\"");
    }

    @ParameterizedTest
    @CsvSource({"'[]',','", "'[',''", "'{\"a\":1}',','"})
    void answersOfAProgram(String repeated, String between) {
        ProductId product = products.product("Avis poussés");
        String body = "[" + (repeated + between).repeat((7 << 20) / (repeated.length() + between.length())) + "[]]";
        HttpResponse<String> told = called("POST", product, "/survey/answers", "application/json", text(body));
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("trop d’éléments");
    }

    @ParameterizedTest
    @CsvSource({"'[',''", "'- 1\n',''", "'[1,','aliases'"})
    void aProductAsAFile(String repeated, String how) {
        ProductId product = products.product("En fichier");
        String yaml = how.isEmpty()
                ? "a:\n" + repeated.repeat(200_000) + "\n"
                : "a: &a\n  - 1\nb: " + "[".repeat(40_000) + "*a,".repeat(100_000) + "\n";
        HttpResponse<String> told =
                called("PUT", product, "/file", "text/markdown", text("---\n" + yaml + "---\nTexte.\n"));
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("\"reason\":");
        HttpResponse<String> large = called("PUT", product, "/file", "text/markdown", new byte[40 << 20]);
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.body()).contains("1 Mo");
    }

    @ParameterizedTest
    @CsvSource({
        "'[{\"url\":\"https://bombe.test\",\"violations\":[','{},'",
        "'[{\"url\":\"https://bombe.test\",\"http\":','{\"a\":'",
        "'[','[['",
        "'{\"url\":\"','https://bombe.test/'",
        "'[{\"url\":\"https://bombe.test\",\"404\":[1','9'"
    })
    void aReportOfAnotherTool(String start, String repeated) {
        ProductId product = products.product("Rapport démesuré");
        WatchedSite site = watched(product);
        byte[] bomb = text(start + repeated.repeat((11 << 20) / repeated.length()));
        HttpResponse<String> told =
                called("POST", product, "/sites/" + site.id() + "/reports", "application/json", bomb);
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("\"field\":\"fichier\"");
        HttpResponse<String> large =
                called("POST", product, "/sites/" + site.id() + "/reports", "application/json", new byte[40 << 20]);
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.body()).contains("dépasse 12");
    }

    private WatchedSite watched(ProductId product) {
        String email = "bombe" + names.incrementAndGet() + "@rapports.test";
        teams.join(product, Trade.DEVELOPMENT, "Bombe", email, "", products.staff());
        return sites.declare(
                product, new WatchedSites.Typed("bombe.test", "", "internet", false, true), people.actor(email));
    }
}

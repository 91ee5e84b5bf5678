package org.terreau.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import org.terreau.web.PublicContent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTests {

    private final People people;
    private final ProductCatalogue catalogue;
    private final PublicContent content;
    private final JsonMapper json;
    private final HttpClient client = HttpClient.newHttpClient();

    ApiTests(People people, ProductCatalogue catalogue, PublicContent content, JsonMapper json) {
        this.people = people;
        this.catalogue = catalogue;
        this.content = content;
        this.json = json;
    }

    @BeforeAll
    void fiveProducts() {
        for (int number = 1; number <= 5; number++)
            SomeProduct.named("api.essai." + number)
                    .called("Service d’API " + number)
                    .mission("Essayer l’interface")
                    .in("api.essai")
                    .event("product_launch", LocalDate.parse("2024-05-01"), "Ouvert")
                    .about("Thème d’API & cie")
                    .at("https://essai.example")
                    .saying("Un corps.")
                    .published("{\"title\":\"x\",\"stats\":true}")
                    .storedIn(catalogue);
    }

    private HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + people.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) request.headers(headers);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Test
    void theListIsGivenAPageAtATimeWithTheTotalAndLinksThatLeadToTheOthers() {
        Visit visit = people.visitor();
        Visit.Page first = visit.get("/api/v1/products?incubator=api.essai&per_page=2");
        assertThat(first.header("X-Total-Count")).isEqualTo("5");
        StringBuilder names = new StringBuilder();
        Visit.Page page = first;
        while (true) {
            for (JsonNode one : json.readTree(page.body()).get("data"))
                names.append(one.get("name").asString()).append('|');
            String link = page.header("Link");
            if (!link.contains("rel=\"next\"")) break;
            String next = link.replaceAll(".*<([^>]*)>; rel=\"next\".*", "$1");
            page = visit.get(next);
        }
        assertThat(names.toString())
                .isEqualTo("Service d’API 1|Service d’API 2|Service d’API 3|Service d’API 4|Service d’API 5|");
    }

    @Test
    void linksKeepTheFilterAsItWasTyped() {
        Visit visit = people.visitor();
        Visit.Page first = visit.get("/api/v1/products?theme=Th%C3%A8me%20d%E2%80%99API%20%26%20cie&per_page=4");
        assertThat(first.header("X-Total-Count")).isEqualTo("5");
        String next = first.header("Link").replaceAll(".*<([^>]*)>; rel=\"next\".*", "$1");
        assertThat(json.readTree(visit.get(next).body()).get("data")).hasSize(1);
    }

    @Test
    void oneProductIsGivenWithEverythingPublic() {
        JsonNode one = json.readTree(
                people.visitor().get("/api/v1/products/api.essai.3").body());
        assertThat(one.get("phase").get("code").asString()).isEqualTo("construction");
        assertThat(one.get("body").asString()).isEqualTo("Un corps.");
        assertThat(one.get("events").get(0).get("name").asString()).isEqualTo("product_launch");
        assertThat(people.visitor().get("/api/v1/products/api.inconnu").status())
                .isEqualTo(404);
        assertThat(json.readTree(people.visitor()
                                .get("/api/v3/startups/api.essai.3.json")
                                .body())
                        .get("stats_url")
                        .asString())
                .isEqualTo("https://essai.example/stats");
    }

    private static final String WITHOUT_LINK = """
            {"link": "", "budget_url": "https://essai.example/budget", "impact_url": "https://essai.example/impact",
             "dashlord_url": "https://essai.example/dashlord", "analyse_risques_url": "javascript:alert(1)",
             "stats_url": "https://essai.example/chiffres", "mon_service_securise": true}
            """;

    private JsonNode readAs(String version) {
        JsonNode all = json.readTree(
                people.visitor().get("/api/" + version + "/startups.json").body());
        for (JsonNode one : all.get("data"))
            if (one.get("id").asString().equals("api.sans.lien")) return one.get("attributes");
        throw new AssertionError("not in " + version);
    }

    @Test
    void publishedAddressesAreGivenWithoutALinkOfTheProduct() {
        SomeProduct.named("api.sans.lien").published(WITHOUT_LINK).storedIn(catalogue);
        content.changed();
        JsonNode flat = json.readTree(
                people.visitor().get("/api/v3/startups/api.sans.lien.json").body());
        for (JsonNode given : List.of(readAs("v2.6"), readAs("v2.7"), flat)) {
            assertThat(given.get("budget_url").asString()).isEqualTo("https://essai.example/budget");
            assertThat(given.get("impact_url").asString()).isEqualTo("https://essai.example/impact");
        }
        assertThat(people.visitor()
                        .get("/produits/api.sans.lien")
                        .html()
                        .select("aside dd a[rel=noopener]")
                        .eachAttr("href"))
                .contains(
                        "https://essai.example/budget",
                        "https://essai.example/impact",
                        "https://essai.example/dashlord")
                .noneMatch(address -> address.startsWith("javascript"));
    }

    @Test
    void oneProductHasTheNamesThatReadersOfV3Know() {
        catalogue.store(
                SomeProduct.named("api.v3")
                        .mission("Une mission")
                        .saying("Un *corps*.")
                        .published(WITHOUT_LINK)
                        .described(),
                List.of("api.avant.v3"));
        JsonNode one = json.readTree(
                people.visitor().get("/api/v3/startups/api.v3.json").body());
        assertThat(one.get("mission").asString()).isEqualTo("Une mission");
        assertThat(one.get("content").asString()).isEqualTo("Un *corps*.");
        assertThat(one.get("techno").isArray()).isTrue();
        assertThat(one.get("incubators").get(0).asString()).isEqualTo("essai");
        assertThat(one.get("active_members").isArray()).isTrue();
        assertThat(one.get("previous_members").isArray()).isTrue();
        assertThat(one.get("redirect_from").get(0).asString()).isEqualTo("/startups/api.avant.v3");
        assertThat(one.get("mon_service_securise").asBoolean()).isTrue();
        assertThat(one.propertyNames()).doesNotContain("pitch", "technos", "content_url_encoded_markdown");
    }

    @Test
    void statsWithoutIndicatorHaveNoDescription() {
        SomeProduct.named("api.sans.mesure").storedIn(catalogue);
        assertThat(people.visitor().get("/produits/api.sans.mesure/api/stats").body())
                .doesNotContain("description")
                .contains("\"stats\"");
    }

    @Test
    void whoAlreadyHasTheAnswerGetsNothingAndCostsNoStatement() {
        for (String path : List.of(
                "/api/v2.6/startups.json",
                "/api/v2.7/incubators.json",
                "/api/startups.csv",
                "/api/v1/products?incubator=api.essai")) {
            String tag = people.visitor().get(path).header("ETag");
            assertThat(tag).as(path).isNotEmpty();
            HttpResponse<String>[] again = new HttpResponse[1];
            int statements = Statements.during(() -> again[0] = send("GET", path, "If-None-Match", tag));
            assertThat(again[0].statusCode()).as(path).isEqualTo(304);
            assertThat(again[0].body()).isEmpty();
            assertThat(statements).as(path).isLessThanOrEqualTo(1);
            content.changed();
            assertThat(send("GET", path, "If-None-Match", tag).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void aWholeExportReadsTheSameAfterAChangeAsAskedForAnew() {
        String before = people.visitor().get("/api/v2.6/startups.json").body();
        content.changed();
        assertThat(people.visitor().get("/api/v2.6/startups.json").body()).isEqualTo(before);
        assertThat(json.readTree(before).get("data").findValuesAsString("id")).contains("api.essai.1", "api.essai.5");
        HttpResponse<String> head = send("HEAD", "/api/v2.6/startups.json");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(before.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
    }

    @Test
    void pagesOfOtherSitesMayReadButNeitherWriteNorBringCookies() {
        HttpResponse<String> read = send("GET", "/api/v1/products", "Origin", "https://ailleurs.example");
        assertThat(read.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(read.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(read.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("Link")
                .contains("X-Total-Count");
        HttpResponse<String> asked = send(
                "OPTIONS",
                "/api/v1/products",
                "Origin",
                "https://ailleurs.example",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "if-none-match");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers")).hasValue("if-none-match");
        HttpResponse<String> write = send(
                "OPTIONS",
                "/api/v1/products/api.essai.1/file",
                "Origin",
                "https://ailleurs.example",
                "Access-Control-Request-Method",
                "PUT");
        assertThat(write.statusCode()).isEqualTo(403);
        assertThat(send("GET", "/produits", "Origin", "https://ailleurs.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void eachNetworkHasSoManyCallsAMinuteAndIsToldWhatIsLeft() {
        String[] from = {"X-Forwarded-For", "203.0.113.77"};
        HttpResponse<String> first = send("GET", "/api/v1/products/api.inconnu", from);
        int most =
                Integer.parseInt(first.headers().firstValue("RateLimit-Limit").orElseThrow());
        assertThat(first.headers().firstValueAsLong("RateLimit-Remaining")).hasValue(most - 1);
        HttpResponse<String> last = first;
        for (int call = 1; call <= 2 * most && last.statusCode() != 429; call++)
            last = send("GET", "/api/v1/products/api.inconnu", from);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
        assertThat(last.headers().firstValue("RateLimit-Remaining")).hasValue("0");
        assertThat(send("GET", "/api/v1/products/api.inconnu", "X-Forwarded-For", "203.0.113.78")
                        .statusCode())
                .isEqualTo(404);
    }
}

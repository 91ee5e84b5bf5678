package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.identity.Actor;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** Pages that are rendered once for everybody: who gets what is kept, who does not, and how it leaves. */
@ApplicationTest
class KeptPagesTests {

    private static final String PRODUCT = "/produits/garde.un";
    private static final String MESSAGE = Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("flash.alert.chosen".getBytes(StandardCharsets.UTF_8));

    private final People people;
    private final PortfolioFixtures portfolio;
    private final PublicContent content;
    private final HttpClient browser = HttpClient.newHttpClient();

    KeptPagesTests(People people, PortfolioFixtures portfolio, PublicContent content) {
        this.people = people;
        this.portfolio = portfolio;
        this.content = content;
    }

    @BeforeEach
    void storeTheProduct() {
        portfolio.product("garde.un", "garder les pages");
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + people.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) request.headers(headers);
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String unzipped(HttpResponse<byte[]> answer) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/produits?q=garde",
                "/produits/garde.un",
                "/produits/garde.un/stats",
                "/produits/garde.un/stats/integration",
                "/couverture"
            })
    void whatIsKeptCostsNoStatementAndIsTheSamePageWithTheSameHeaders(String path) {
        HttpResponse<byte[]> first = get(path);
        assertThat(first.statusCode()).isEqualTo(200);
        HttpResponse<?>[] again = new HttpResponse<?>[2];
        assertThat(Statements.during(() -> {
                    again[0] = get(path);
                    again[1] = send("HEAD", path);
                }))
                .isZero();
        assertThat((byte[]) again[0].body()).isEqualTo(first.body());
        assertThat((byte[]) again[1].body()).isEmpty();
        for (HttpResponse<?> answer : again) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
            assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(first.body().length));
            for (String name : first.headers().map().keySet())
                if (!Set.of("date", ":status", "x-request-id").contains(name))
                    assertThat(header(answer, name)).as(name).isEqualTo(header(first, name));
        }
    }

    @Test
    void whatAControllerSaysOfAPageIsSaidAgain() {
        for (int time = 0; time < 2; time++) {
            assertThat(header(get(PRODUCT + "/stats/integration"), "Content-Security-Policy"))
                    .contains("frame-ancestors *");
            assertThat(header(get(PRODUCT + "/stats/integration"), "X-Frame-Options"))
                    .isEmpty();
            assertThat(header(get(PRODUCT + "/stats"), "Content-Security-Policy"))
                    .contains("frame-ancestors 'self'");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tag                | 304
            "other", tag       | 304
            strong             | 304
            "other"            | 200
            """)
    void whoHasThePageGetsNothing(String known, int status) {
        String tag = header(get(PRODUCT), "ETag");
        assertThat(tag).startsWith("W/\"");
        String said = known.replace("tag", tag).replace("strong", tag.substring(2));
        for (String method : new String[] {"GET", "HEAD"}) {
            HttpResponse<byte[]> answer = send(method, PRODUCT, "If-None-Match", said);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(header(answer, "ETag")).isEqualTo(tag);
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
            assertThat(header(answer, "Vary")).contains("Cookie", "Accept-Language", "Accept-Encoding");
            if (status == 304) assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void whatChangedIsReadAtOnce() {
        String before = header(get(PRODUCT), "ETag");
        portfolio.product("garde.un", "garder autre chose");
        HttpResponse<byte[]> after = get(PRODUCT, "If-None-Match", before);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(text(after)).contains("garder autre chose");
    }

    @Test
    void whatSomethingElseChangedIsTheSameToWhoHasIt() {
        String before = header(get(PRODUCT), "ETag");
        content.changed();
        assertThat(get(PRODUCT, "If-None-Match", before).statusCode()).isEqualTo(304);
    }

    @Test
    void aLanguageIsChosenOnAPageThatIsKeptAndRememberedByEachWhoChoosesIt() {
        String path = PRODUCT + "?lang=en";
        get(path);
        for (int visitors = 0; visitors < 2; visitors++) {
            Visit visit = people.visitor();
            assertThat(visit.get(PRODUCT).html().expectFirst("html").attr("lang"))
                    .isEqualTo("fr");
            assertThat(visit.get(path).html().expectFirst("html").attr("lang")).isEqualTo("en");
            assertThat(visit.get(PRODUCT).html().expectFirst("html").attr("lang"))
                    .as("afterwards")
                    .isEqualTo("en");
        }
        assertThat(header(get(PRODUCT), "Content-Language")).isEqualTo("fr");
    }

    @Test
    void somebodySignedInReadsTheirOwnPageWhichNobodyKeeps() {
        Actor who = people.someone("garde@garde.test", "Gaëlle Garde");
        for (String path : new String[] {"/", PRODUCT}) {
            get(path);
            Visit.Page own = people.signedIn(who).get(path, "Accept-Encoding", "gzip");
            assertThat(own.text()).contains("Gaëlle Garde");
            assertThat(own.header("Cache-Control")).isEqualTo("private, no-store");
            assertThat(own.header("ETag")).isEmpty();
            assertThat(text(get(path))).doesNotContain("Gaëlle Garde");
        }
    }

    @Test
    void whoComesBackSignedOutGetsThePageOfEverybody() {
        Visit visit = people.signedIn(people.someone("sort@garde.test", "Solal Sort"));
        assertThat(visit.get(PRODUCT).text()).contains("Solal Sort");
        visit.loseSession();
        assertThat(visit.get(PRODUCT).header("ETag")).isEqualTo(header(get(PRODUCT, "Accept-Language", "fr"), "ETag"));
    }

    @Test
    void aMessageIsShownOnAPageThatIsKeptToWhomItIsForAndIsNotKept() {
        get(PRODUCT);
        HttpResponse<byte[]> told = get(PRODUCT, "Cookie", Pages.FLASH + "=" + MESSAGE);
        assertThat(text(told)).contains("Votre choix est enregistré.");
        assertThat(header(told, "Cache-Control")).isEqualTo("private, no-store");
        assertThat(header(told, "Set-Cookie")).contains(Pages.FLASH + "=;");
        assertThat(text(get(PRODUCT))).doesNotContain("Votre choix est enregistré.");
        assertThat(header(get(PRODUCT), "Set-Cookie")).isEmpty();
    }

    @Test
    void whatWasTypedInVainIsGivenBackOnAPageThatIsKept() {
        get("/");
        Visit visit = people.visitor();
        Visit.Page back = visit.form(visit.get("/contact?auto-diagnostic="), "/contact")
                .with("message", "Nos archives prennent l’eau depuis mardi.")
                .forged("_csrf", "old")
                .forged("_from", "- /")
                .send();
        assertThat(back.path()).isEqualTo("/");
        assertThat(back.body()).contains("Nos archives prennent l’eau depuis mardi.");
        assertThat(text(get("/"))).doesNotContain("Nos archives prennent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, GZIP;q=0.5", "gzip, deflate, br, zstd"})
    void whatIsKeptLeavesCompressedToWhoReadsThat(String accepted) throws IOException {
        HttpResponse<byte[]> plain = get(PRODUCT);
        HttpResponse<byte[]> compressed = get(PRODUCT, "Accept-Encoding", accepted);
        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(unzipped(compressed)).isEqualTo(text(plain));
        assertThat(compressed.body().length).isLessThan(plain.body().length / 2);
        assertThat(header(compressed, "Content-Length")).isEqualTo(String.valueOf(compressed.body().length));
        assertThat(header(compressed, "Vary")).contains("Accept-Encoding");
        assertThat(header(compressed, "ETag")).isEqualTo(header(plain, "ETag")).startsWith("W/");
        HttpResponse<byte[]> unchanged =
                get(PRODUCT, "Accept-Encoding", accepted, "If-None-Match", header(compressed, "ETag"));
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(header(unchanged, "Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "br", "gzipped", ""})
    void whoDoesNotReadItGetsThePlainPage(String accepted) {
        HttpResponse<byte[]> answer = get(PRODUCT, "Accept-Encoding", accepted);
        assertThat(header(answer, "Content-Encoding")).isEmpty();
        assertThat(header(answer, "Vary")).contains("Accept-Encoding");
        assertThat(text(answer)).contains("<html");
    }

    /** What is typed beside a secret would tell it by its length, once compressed. */
    @Test
    void whatHoldsASecretIsNeverCompressed() {
        for (String path : new String[] {"/contact?auto-diagnostic=", "/connexion"}) {
            HttpResponse<byte[]> form = get(path, "Accept-Encoding", "gzip");
            assertThat(text(form)).contains("name=\"_csrf\"");
            assertThat(header(form, "Content-Encoding")).isEmpty();
        }
        Visit.Page own = people.signedIn(people.someone("secret@garde.test", "Sacha Secret"))
                .get(PRODUCT, "Accept-Encoding", "gzip");
        assertThat(own.header("Content-Encoding")).isEmpty();
    }

    @Test
    void aPageThatIsNoMoreIsNotAnsweredAndItsNeighboursAre() {
        ProductId product = portfolio.product("garde.deux", "garder deux pages");
        get(product.path());
        assertThat(get(product.path() + "/").statusCode()).isEqualTo(404);
        assertThat(get("/produits/garde.inconnu").statusCode()).isEqualTo(404);
        assertThat(send("POST", product.path()).statusCode()).isNotEqualTo(200);
        assertThat(Optional.of(get(product.path() + "?q=%00")).map(HttpResponse::statusCode))
                .contains(422);
    }
}

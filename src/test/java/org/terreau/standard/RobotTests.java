package org.terreau.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.document.PdfText;
import org.terreau.testing.Remote;
import org.terreau.web.OutwardCalls;
import org.terreau.web.ReadingRoom;

class RobotTests {

    private static final Instant NIGHT = Instant.parse("2026-11-30T02:00:00Z");
    private static final String WORDS =
            "<p>Un service public numérique qui aide les communes à tenir leurs salles, leurs clés et leur "
                    + "calendrier sans papier ni tableur, ouvert à toutes les communes.</p>";

    private final List<Instant> waits = new ArrayList<>();
    private final Moving clock = new Moving();
    private final Remote remote = new Remote(html(404, ""));
    private final OutwardCalls calls = calls(List.of("127.0.0.1"), Duration.ofSeconds(2));
    private final Robot robot = robot(calls);

    /** A clock that waiting moves. */
    private static final class Moving extends Clock {
        private Instant now = NIGHT;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static OutwardCalls calls(List<String> allowed, Duration longest) {
        return new OutwardCalls(allowed, InetAddress::getAllByName, 1 << 20, longest);
    }

    private Robot robot(OutwardCalls through) {
        return new Robot(
                through,
                moment -> {
                    waits.add(moment);
                    if (moment.isAfter(clock.now)) clock.now = moment;
                },
                (home, asking) -> Browsed.OFF,
                new PdfText(new ReadingRoom(128, Duration.ofSeconds(5))),
                clock,
                "https://terreau.test",
                "robot@terreau.test");
    }

    @AfterEach
    void close() {
        remote.close();
        calls.destroy();
    }

    private static Remote.Answering html(int status, String body) {
        return Remote.text(
                status,
                "text/html; charset=utf-8",
                ("<html lang=fr><head><title>Salles</title></head><body>" + body + WORDS + "</body></html>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** A site of these pages; whatever else is asked is not there. */
    private void site(Map<String, Remote.Answering> pages) {
        remote.answers((request, out) ->
                pages.getOrDefault(request.path(), html(404, "")).to(request, out));
    }

    private Robot.Visited visit(String... paths) throws InterruptedException {
        return robot.visit(new SiteAddress(remote.url(""), List.of(paths)));
    }

    private static Finding found(Robot.Visited visited, Check check) {
        Finding found = Rules.of(visited.reading()).get(check);
        if (found == null) throw new AssertionError(check);
        return found;
    }

    private List<String> asked() {
        return remote.requests().stream().map(Remote.Request::path).toList();
    }

    @Test
    void aSiteIsReadOneRequestASecondUnderANameWithAContact() throws Exception {
        site(Map.of(
                "/", html(200, "<a href=/mentions-legales>Mentions légales</a><a href='/perdu'>Perdu</a>"),
                "/mentions-legales", html(200, "<p>Éditeur, directeur de la publication, hébergeur</p>")));
        Robot.Visited visited = visit();
        assertThat(found(visited, Check.LEGAL).outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(found(visited, Check.DEAD_LINKS).value()).isEqualTo("1");
        assertThat(found(visited, Check.HTTPS).outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(visited.requests()).isEqualTo(remote.requests().size());
        assertThat(asked()).doesNotHaveDuplicates();
        assertThat(remote.requests())
                .allSatisfy(request -> assertThat(request.headers().get("user-agent"))
                        .contains(Robot.NAME)
                        .contains("robot@terreau.test"));
        for (int at = 2; at < waits.size(); at++)
            assertThat(Duration.between(waits.get(at - 1), waits.get(at)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(Duration.between(NIGHT, clock.now))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(visited.requests() - 1));
    }

    @Test
    void whatRobotsTxtClosesIsLeftButForDeclaredPages() throws Exception {
        site(Map.of(
                "/robots.txt",
                Remote.text(
                        200,
                        "text/plain",
                        "User-agent: *\nDisallow: /prive\nDisallow: /declare\nCrawl-delay: 3"
                                .getBytes(StandardCharsets.UTF_8)),
                "/declare",
                html(200, "<a href=/prive/a>Privé</a><a href=/ouvert>Ouvert</a>"),
                "/ouvert",
                html(200, "")));
        visit("/declare");
        assertThat(asked()).contains("/declare", "/ouvert").doesNotContain("/prive/a");
        assertThat(Duration.between(waits.get(1), waits.get(2))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aRunAsksSixtyTimesAtMost() throws Exception {
        StringBuilder links = new StringBuilder();
        for (int number = 0; number < 300; number++)
            links.append("<a href=/p").append(number).append(">p</a>");
        String all = links.toString();
        remote.answers((request, out) -> html(200, all).to(request, out));
        assertThat(visit().requests()).isLessThanOrEqualTo(Visit.MOST);
        assertThat(remote.requests()).hasSizeLessThanOrEqualTo(Visit.MOST);
    }

    @ParameterizedTest
    @CsvSource({
        "429, 7200, 7200",
        "503, '', 86400",
        "503, 'Tue, 01 Dec 2026 02:00:00 GMT', 86400",
        "429, 99999999, 1209600"
    })
    void aSiteThatAsksForRestIsLeftAtOnce(int status, String asked, long seconds) throws Exception {
        remote.answers(Remote.raw("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n"
                + (asked.isEmpty() ? "" : "Retry-After: " + asked + "\r\n") + "Connection: close\r\n\r\n"));
        Robot.Visited visited = visit();
        assertThat(remote.requests()).hasSize(1);
        assertThat(visited.rest()).isEqualTo(NIGHT.plusSeconds(seconds));
        assertThat(found(visited, Check.TITLE).outcome()).isEqualTo(CheckOutcome.UNREACHABLE);
    }

    @Test
    void aFirewallThatKeepsMachinesOutIsUnreachableAndNoFailure() throws Exception {
        remote.answers(html(403, "Accès refusé"));
        Finding found = found(visit(), Check.MENTION);
        assertThat(found.outcome()).isEqualTo(CheckOutcome.UNREACHABLE);
        assertThat(found.value()).isEqualTo("403");
    }

    @Test
    void redirectionsThatTurnAreLeft() throws Exception {
        remote.answers((request, out) ->
                Remote.redirect(request.path().equals("/a") ? "/b" : "/a").to(request, out));
        Robot.Visited visited = visit();
        assertThat(visited.reading().trouble()).isEqualTo("redirected");
        assertThat(remote.requests()).hasSizeLessThan(20);
    }

    @Test
    void anAddressThatLeadsToAnotherSiteIsNotFollowed() throws Exception {
        remote.answers(Remote.redirect("https://connexion.ailleurs.test/"));
        assertThat(visit().reading().trouble()).isEqualTo("ailleurs");
    }

    /** The server asks for a cookie before it shows anything, and the robot sends none. */
    @Test
    void aCookieWallThatTurnsIsUnreachableAndNoFailure() throws Exception {
        remote.answers(Remote.raw("HTTP/1.1 302 Found\r\nLocation: /\r\nSet-Cookie: accord=demande\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n"));
        Robot.Visited visited = visit();
        assertThat(visited.reading().trouble()).isEqualTo("redirected");
        assertThat(found(visited, Check.MENTION).outcome()).isEqualTo(CheckOutcome.UNREACHABLE);
    }

    @Test
    void aCookieWallDrawnByScriptIsUnreadableAndNoFailure() throws Exception {
        site(Map.of(
                "/",
                Remote.text(
                        200,
                        "text/html; charset=utf-8",
                        "<html lang=fr><title>Salles</title><body><p>Acceptez les cookies.</p><script src=/mur.js></script>"
                                .getBytes(StandardCharsets.UTF_8))));
        assertThat(found(visit(), Check.MENTION).outcome()).isEqualTo(CheckOutcome.UNREADABLE);
    }

    @Test
    void aLoginWallIsUnreachableAndNoFailure() throws Exception {
        remote.answers(Remote.raw("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"Agents\"\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n"));
        Finding found = found(visit(), Check.MENTION);
        assertThat(found.outcome()).isEqualTo(CheckOutcome.UNREACHABLE);
        assertThat(found.value()).isEqualTo("401");
    }

    @Test
    void aRefreshWrittenInAPageIsFollowed() throws Exception {
        site(Map.of(
                "/",
                Remote.text(
                        200,
                        "text/html",
                        "<meta http-equiv=Refresh content='0; url=/accueil'>".getBytes(StandardCharsets.UTF_8)),
                "/accueil",
                html(200, "<h1>Bienvenue</h1>")));
        assertThat(found(visit(), Check.HEADING).sentence()).isEqualTo("Bienvenue");
    }

    @Test
    void aDeclarationAndAPlanInPdfAreRead() throws Exception {
        site(Map.of(
                "/",
                html(200, "<a href=/declaration>Accessibilité : partiellement conforme</a>"),
                "/declaration",
                html(200, "<p>Partiellement conforme</p><a href=/schema.pdf>Schéma pluriannuel</a>"),
                "/schema.pdf",
                Remote.text(
                        200, "application/pdf", Pdfs.of("Schéma pluriannuel d’accessibilité pour 2025 à", "2027"))));
        Finding plan = found(visit(), Check.PLAN);
        assertThat(plan.outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(plan.value()).isEqualTo("2025-2027");
        site(Map.of(
                "/",
                html(200, "<a href=/declaration.pdf>Accessibilité</a>"),
                "/declaration.pdf",
                Remote.text(
                        200,
                        "application/pdf",
                        Pdfs.of(
                                "Ce site est partiellement conforme. 58 % des critères sont",
                                "respectés. Déclaration établie le 3 mars 2026."))));
        Finding declared = found(visit(), Check.DECLARATION);
        assertThat(declared.outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(declared.value()).isEqualTo("58 % 2026-03-03");
    }

    @Test
    void aSiteThatDripsIsTooSlow() throws Exception {
        site(Map.of("/", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < 400; at++) {
                out.write('a');
                out.flush();
                try {
                    TimeUnit.MILLISECONDS.sleep(50);
                } catch (InterruptedException end) {
                    return;
                }
            }
        }));
        assertThat(visit().reading().trouble()).isEqualTo("slow");
    }

    @Test
    void twoGigabytesAreCutAtTwoMegabytes() throws Exception {
        site(Map.of("/", (request, out) -> {
            out.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2147483648\r\n\r\n<html><body><h1>Grand</h1>"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[1 << 16];
            java.util.Arrays.fill(block, (byte) 'a');
            for (int at = 0; at < 32_768; at++) out.write(block);
        }));
        Finding found = found(visit(), Check.WEIGHT);
        assertThat(found.outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(found.value()).isEqualTo("2048");
    }

    @Test
    void aPackedBombIsCutAtTwoMegabytes() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] block = new byte[1 << 20];
            java.util.Arrays.fill(block, (byte) ' ');
            for (int at = 0; at < 200; at++) gzip.write(block);
        }
        byte[] body = packed.toByteArray();
        site(Map.of("/", (request, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + body.length + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        }));
        assertThat(found(visit(), Check.WEIGHT).value()).isEqualTo("2048");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>Ce nom de domaine est à vendre</h1><p>Faites une offre.</p>",
                "<p>salles.test : this domain is for sale. Buy this domain.</p>",
                "<p>Le domaine salles.test a expiré. Renouvelez-le.</p>"
            })
    void aNameThatIsForSaleIsSaidAndFailsNothing(String body) throws Exception {
        remote.answers(Remote.text(
                200,
                "text/html; charset=utf-8",
                ("<html lang=en><title>salles.test</title><body>" + body).getBytes(StandardCharsets.UTF_8)));
        Robot.Visited visited = visit();
        assertThat(visited.reading().trouble()).isEqualTo(LostName.PARKED);
        assertThat(Rules.of(visited.reading()).values())
                .extracting(Finding::outcome)
                .containsOnly(CheckOutcome.UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "Salles communales, fr, Cheap watches online, en, true",
        "Salles communales, fr-FR, Réserver une salle, fr, false",
        "Salles communales, fr, Salles communales, en, false",
        "Mes salles communales, fr, Halls - Salles, br, false",
        "Salles communales, fr, '', en, false",
        "Salles communales, '', Cheap watches, en, false"
    })
    void aSiteIsAnotherOnceItsTitleAndItsLanguageBothAre(
            String title, String language, String newTitle, String newLanguage, boolean changed) {
        assertThat(LostName.changed(new LostName.Face(title, language), new LostName.Face(newTitle, newLanguage)))
                .isEqualTo(changed);
    }

    @Test
    void anAddressOfAPrivateNetworkIsNotAsked() throws Exception {
        OutwardCalls strict = calls(List.of(), Duration.ofSeconds(2));
        try {
            Robot.Visited visited = robot(strict).visit(new SiteAddress(remote.url(""), List.of()));
            assertThat(visited.reading().trouble()).isEqualTo("inside");
            assertThat(remote.requests()).isEmpty();
        } finally {
            strict.destroy();
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsToldWithItsEnd(@TempDir Path folder) throws Exception {
        HttpsServer server = encrypted(folder);
        try {
            Robot.Visited visited = robot.visit(
                    new SiteAddress("https://127.0.0.1:" + server.getAddress().getPort(), List.of()));
            assertThat(visited.reading().trouble()).isEqualTo("tls");
            Finding found = found(visited, Check.CERTIFICATE);
            assertThat(found.outcome()).isEqualTo(CheckOutcome.FAILED);
            assertThat(LocalDate.parse(found.value())).isBefore(LocalDate.now(ZoneOffset.UTC));
            assertThat(found(visited, Check.MENTION).outcome()).isEqualTo(CheckOutcome.UNREACHABLE);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anIntermediateCertificateThatEndedIsToldThoughTheSitesOwnLives(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        generated(store, "racine", "-ext", "bc:c");
        generated(store, "intermediaire", "-ext", "bc:c", "-signer", "racine", "-startdate", "-10d", "-validity", "7");
        generated(store, "site", "-signer", "intermediaire");
        keytool(store, "-delete", "-alias", "racine");
        keytool(store, "-delete", "-alias", "intermediaire");
        HttpsServer server = serving(store);
        try {
            Robot.Visited visited = robot.visit(
                    new SiteAddress("https://127.0.0.1:" + server.getAddress().getPort(), List.of()));
            assertThat(visited.reading().trouble()).isEqualTo("tls");
            Reading.Encryption shown = Objects.requireNonNull(visited.reading().encryption());
            assertThat(shown.certificates()).isGreaterThan(1);
            Finding found = found(visited, Check.CERTIFICATE);
            assertThat(found.outcome()).isEqualTo(CheckOutcome.FAILED);
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            assertThat(LocalDate.parse(found.value())).isBetween(today.minusDays(5), today.minusDays(1));
        } finally {
            server.stop(0);
        }
    }

    /** A server whose certificate signed itself, and ended five days ago. */
    private static HttpsServer encrypted(Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        generated(store, "site", "-startdate", "-10d", "-validity", "5");
        return serving(store);
    }

    private static void generated(Path store, String alias, String... more) throws Exception {
        List<String> words =
                new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", "RSA", "-dname", "CN=" + alias));
        words.addAll(List.of(more));
        keytool(store, words.toArray(String[]::new));
    }

    private static void keytool(Path store, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit"));
        Process made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
    }

    private static HttpsServer serving(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}

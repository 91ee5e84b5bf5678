package org.terreau.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.terreau.document.PdfText;
import org.terreau.testing.Browser;
import org.terreau.testing.Present;
import org.terreau.testing.Remote;
import org.terreau.web.OutwardCalls;
import org.terreau.web.ReadingRoom;

/** A real Chromium looks at sites of this machine, honest and hostile. */
@Timeout(180)
class ChromiumTests {

    private static final int MEGABYTES = 900;

    /** Less than any Chromium holds. */
    private static final int LITTLE = 8;

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final String WORDS =
            "<p>Un service public numérique qui aide les communes à tenir leurs salles, leurs clés et leur calendrier, sans papier "
                    + "ni tableur, ouvert à toutes les communes qui le veulent.</p>";

    private final Remote remote = new Remote(Remote.text(404, "text/html", new byte[0]));
    private final OutwardCalls calls = new OutwardCalls(
            List.of("127.0.0.1"),
            name -> new InetAddress[] {InetAddress.getByName(name.equals("dedans.test") ? "127.0.0.2" : "127.0.0.1")},
            1 << 20,
            Duration.ofSeconds(5));

    @AfterEach
    void close() {
        remote.close();
        calls.destroy();
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(one -> one.info().commandLine().orElse("").contains("terreau-browser")))
                .as("browsers left behind")
                .isEmpty();
    }

    private static Chromium chromium(int megabytes, Duration longest) {
        return new Chromium(Browser.executable().toString(), false, megabytes, longest);
    }

    private Map<Check, Finding> visit(Chromium browser) throws InterruptedException {
        int before = remote.requests().size();
        Robot robot = new Robot(
                calls,
                moment -> {},
                browser,
                new PdfText(new ReadingRoom(128, Duration.ofSeconds(5))),
                Present.CLOCK,
                "https://terreau.test",
                "robot@terreau.test");
        try {
            Robot.Visited visited = robot.visit(new SiteAddress("http://salles.test:" + remote.port(), List.of()));
            assertThat(visited.requests())
                    .isGreaterThanOrEqualTo(remote.requests().size() - before)
                    .isLessThanOrEqualTo(Visit.MOST);
            return Rules.of(visited.reading());
        } finally {
            browser.destroy();
        }
    }

    private static Finding of(Map<Check, Finding> found, Check check) {
        Finding one = found.get(check);
        if (one == null) throw new AssertionError(check);
        return one;
    }

    private void site(Map<String, String> pages) {
        remote.answers((request, out) -> {
            String body = pages.get(request.path());
            String type = request.path().endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
            Remote.text(body == null ? 404 : 200, type, (body == null ? "" : body).getBytes(StandardCharsets.UTF_8))
                    .to(request, out);
        });
    }

    private List<String> asked() {
        return remote.requests().stream().map(Remote.Request::path).toList();
    }

    @Test
    void aPageThatAScriptDrawsIsReadAndLookedAtByAxe() throws Exception {
        site(Map.of(
                "/",
                "<html lang=fr><head><title>Salles</title></head><body><div id=racine></div><script src=/app.js></script>",
                "/app.js",
                """
                JSON.stringify = () => '[]'
                window.axe = {run: () => Promise.resolve({violations: []})}
                fetch('/mots.json').then(answer => answer.text()).then(words => {
                  document.getElementById('racine').innerHTML = `<main><h1>Salles</h1><img src="/logo.png">${words}</main>
                    <footer><a href="/accessibilite">Accessibilité : non conforme</a></footer>`
                  document.cookie = 'mesure=1'
                })
                """,
                "/mots.json",
                WORDS));
        Map<Check, Finding> found = visit(chromium(MEGABYTES, LONGEST));
        assertThat(of(found, Check.MENTION).outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(of(found, Check.HEADING).sentence()).isEqualTo("Salles");
        assertThat(of(found, Check.AXE).outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(of(found, Check.AXE).sentence()).contains("image-alt\u00a0: 1");
        assertThat(of(found, Check.SHOWN_COOKIES).value()).isEqualTo("1");
        assertThat(of(found, Check.SHOWN_COOKIES).sentence()).isEqualTo("mesure");
        assertThat(asked().stream().filter("/"::equals))
                .as("the first page is asked for once")
                .hasSize(1);
        assertThat(asked()).contains("/app.js", "/mots.json", "/accessibilite").doesNotContain("/logo.png");
    }

    @Test
    void whatAPageTriesToReachElsewhereIsNeverAsked() throws Exception {
        try (ServerSocket inside = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.2"))) {
            AtomicInteger reached = new AtomicInteger();
            Thread counting = new Thread(() -> {
                while (!inside.isClosed()) {
                    try (Socket came = inside.accept()) {
                        reached.incrementAndGet();
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            counting.setDaemon(true);
            counting.start();
            new Socket("127.0.0.2", inside.getLocalPort()).close();
            Awaitility.await().until(() -> reached.get() == 1);
            site(Map.of(
                    "/",
                    "<html lang=fr><head><title>Salles</title></head><body><h1>Salles</h1>" + WORDS
                            + "<img src='http://127.0.0.2:PORT/a.png' alt=''>".replace("PORT", port(inside))
                            + "<iframe title=a src='http://127.0.0.2:PORT/cadre'></iframe>"
                                    .replace("PORT", port(inside))
                            + "<script src='http://dedans.test:PORT/nom.js'></script>".replace("PORT", port(inside))
                            + "<script src=/hostile.js></script>",
                    "/hostile.js",
                    """
                    const inside = 'http://127.0.0.2:PORT/'
                    for (const address of [inside, inside.replace('127.0.0.2', 'dedans.test'), inside.replace('127.0.0.2', '[::ffff:127.0.0.2]')]) {
                      fetch(address, {mode: 'no-cors'}).catch(() => {})
                      fetch(address, {method: 'POST', body: 'a'}).catch(() => {})
                      navigator.sendBeacon(address, 'a')
                      try { new WebSocket(address.replace('http', 'ws')) } catch {}
                      try { new EventSource(address) } catch {}
                      try { window.open(address) } catch {}
                    }
                    fetch('/envoi', {method: 'POST', body: 'a'}).catch(() => {})
                    try {
                      const peer = new RTCPeerConnection({iceServers: [{urls: 'turn:127.0.0.2:PORT?transport=tcp', username: 'a', credential: 'a'}]})
                      peer.createDataChannel('a')
                      peer.createOffer().then(offer => peer.setLocalDescription(offer))
                    } catch {}
                    for (let number = 0; number < 100; number++) fetch('/n' + number).catch(() => {})
                    alert('Restez ici')
                    setTimeout(() => { location.href = inside }, 100)
                    """.replace("PORT", port(inside))));
            Map<Check, Finding> found = visit(chromium(MEGABYTES, LONGEST));
            assertThat(reached.get())
                    .as("connections to the private network, but for ours")
                    .isEqualTo(1);
            assertThat(asked()).doesNotContain("/envoi");
            assertThat(remote.requests())
                    .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));
            assertThat(asked().stream().filter(path -> path.matches("/n\\d+"))).hasSizeLessThan(Showing.MOST);
            assertThat(of(found, Check.HEADING).outcome()).isEqualTo(CheckOutcome.PASSED);
            assertThat(of(found, Check.AXE).outcome())
                    .as("the site's page was looked at")
                    .isEqualTo(CheckOutcome.PASSED);
        }
    }

    private static String port(ServerSocket server) {
        return String.valueOf(server.getLocalPort());
    }

    @Test
    void aPageThatNeverEndsOrWeighsTooMuchIsLeftAndTheRestIsRead() throws Exception {
        site(Map.of(
                "/",
                "<html lang=fr><head><title>Salles</title></head><body><h1>Salles</h1>" + WORDS
                        + "<script>while (true) {}</script>"));
        Map<Check, Finding> slow = visit(chromium(MEGABYTES, Duration.ofSeconds(6)));
        assertThat(of(slow, Check.AXE))
                .extracting(Finding::outcome, Finding::value)
                .containsExactly(CheckOutcome.NOT_LOOKED, "lent");
        assertThat(of(slow, Check.HEADING).outcome()).isEqualTo(CheckOutcome.PASSED);
        Map<Check, Finding> heavy = visit(chromium(LITTLE, LONGEST));
        assertThat(of(heavy, Check.AXE))
                .extracting(Finding::outcome, Finding::value)
                .containsExactly(CheckOutcome.NOT_LOOKED, "lourd");
    }

    @Test
    void withoutABrowserNobodyLookedAndTheRestIsRead() throws Exception {
        site(Map.of("/", "<html lang=fr><head><title>Salles</title></head><body><h1>Salles</h1>" + WORDS));
        Map<Check, Finding> absent = visit(new Chromium("/nulle/part/chromium", true, MEGABYTES, LONGEST));
        assertThat(of(absent, Check.AXE))
                .extracting(Finding::outcome, Finding::value)
                .containsExactly(CheckOutcome.NOT_LOOKED, "absent");
        assertThat(of(absent, Check.HEADING).outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(new Chromium("", true, MEGABYTES, LONGEST).lacking()).isEqualTo("eteint");
    }

    /** A program that is no browser. */
    @Test
    void whatIsNoBrowserFailsNothing() throws Exception {
        site(Map.of("/", "<html lang=fr><head><title>Salles</title></head><body><h1>Salles</h1>" + WORDS));
        Map<Check, Finding> found = visit(new Chromium("/bin/false", true, MEGABYTES, LONGEST));
        assertThat(of(found, Check.AXE))
                .extracting(Finding::outcome, Finding::value)
                .containsExactly(CheckOutcome.NOT_LOOKED, "panne");
    }
}

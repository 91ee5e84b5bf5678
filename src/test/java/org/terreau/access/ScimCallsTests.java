package org.terreau.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.testing.Hanging;
import org.terreau.web.OutwardCalls;
import org.terreau.web.ReadingRoom;

/** Tools that answer badly, on purpose or not: no list of theirs counts, and none is waited for long. */
class ScimCallsTests {

    private static final Duration SHORT = Duration.ofSeconds(6);

    private final OutwardCalls calls =
            new OutwardCalls(List.of("127.0.0.1"), InetAddress::getAllByName, 20 << 20, Duration.ofSeconds(10));
    private final ScimCalls scim =
            new ScimCalls(calls, new ReadingRoom(64, Duration.ofSeconds(2)), Duration.ofSeconds(3));

    @AfterEach
    void close() {
        calls.destroy();
    }

    /** Answers what it is told, whatever is asked. */
    private interface Answer {
        void to(HttpExchange exchange, int call) throws IOException;
    }

    private static HttpServer serving(Answer answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        AtomicInteger number = new AtomicInteger();
        server.createContext("/", exchange -> {
            try (exchange) {
                answer.to(exchange, number.incrementAndGet());
            }
        });
        server.start();
        return server;
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/scim+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }

    private static ScimCalls.Door door(HttpServer server) {
        return new ScimCalls.Door(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "jeton");
    }

    private static String users(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(one -> "{\"id\":\"" + one + "\",\"userName\":\"u" + one + "@scim.test\"}")
                .collect(Collectors.joining(","));
    }

    private static String list(String total, String users) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":" + total
                + ",\"Resources\":[" + users + "]}";
    }

    private ScimState refused(ScimCalls.Door door) {
        ScimFailed failed = catchThrowableOfType(ScimFailed.class, () -> scim.all(door, SHORT));
        return failed.state();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "401 |                              | jeton-refuse | the token is refused",
                "403 | {}                           | jeton-refuse | the token has not this right",
                "429 |                              | occupe       | it asks to come back",
                "503 |                              | occupe       | it is closed for now",
                "500 | {}                           | statut       | it fails",
                "404 | {}                           | statut       | nothing is there",
                "200 | <html>Connexion</html>       | illisible    | a page to sign in",
                "200 | {}                           | illisible    | no list",
                "200 | []                           | illisible    | a list that is none of SCIM",
                "200 | null                         | illisible    | nothing",
                "200 | {\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"]} | illisible | a list that says no number",
                "200 | LIST:-1:                     | illisible    | a number below zero",
                "200 | LIST:\"deux\":               | illisible    | a number in words",
                "200 | LIST:1:{\"id\":1,\"userName\":\"a@x\"} | illisible | an id that is a number",
                "200 | LIST:1:{\"id\":\"1\"}        | illisible    | an account without a name",
                "200 | LIST:1:{\"id\":\"1\",\"userName\":\"a\",\"active\":\"oui\"} | illisible | active in words",
                "200 | LIST:1:7                     | illisible    | an account that is a number",
                "200 | LIST:9:                      | partiel      | nine announced, none given",
                "200 | LIST:1:{\"id\":\"1\",\"userName\":\"a\"},{\"id\":\"2\",\"userName\":\"b\"} | incoherent | more than announced",
                "200 | LIST:2:{\"id\":\"1\",\"userName\":\"a\"},{\"id\":\"1\",\"userName\":\"b\"} | incoherent | one account twice",
                "200 | LIST:9999:{\"id\":\"1\",\"userName\":\"a\"} | trop-nombreux | more than can be read",
            })
    void anAnswerThatIsNoListCountsForNothing(int status, String body, String state, String why) throws IOException {
        HttpServer server = serving((exchange, call) -> {
            String said = body == null ? "" : body;
            if (said.startsWith("LIST:")) {
                String[] parts = said.split(":", 3);
                said = list(parts[1], parts[2]);
            }
            say(exchange, status, said);
        });
        try {
            assertThat(refused(door(server)).code()).as(why).isEqualTo(state);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aListIsReadPageAfterPageHoweverFewAccountsEachHas() throws Exception {
        HttpServer server = serving((exchange, call) -> {
            String query = exchange.getRequestURI().getQuery();
            int first = Integer.parseInt(query.replaceAll(".*startIndex=(\\d+).*", "$1"));
            say(exchange, 200, list("25", users(first, Math.min(26, first + 10))));
        });
        try {
            assertThat(scim.all(door(server), SHORT)).hasSize(25);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void pagesThatTurnInACircleAreSeen() throws IOException {
        HttpServer server = serving((exchange, call) -> say(exchange, 200, list("400", users(0, 100))));
        try {
            assertThat(refused(door(server))).isEqualTo(ScimState.INCONSISTENT);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aTotalThatGrowsWithEachPageEndsWithTheTime() throws IOException {
        HttpServer server =
                serving((exchange, call) -> say(exchange, 200, list(String.valueOf(call + 1), users(call, call + 1))));
        try {
            assertThat(refused(door(server))).isIn(ScimState.MANY, ScimState.SLOW);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void tenMegabytesAreNotRead() throws IOException {
        HttpServer server =
                serving((exchange, call) -> say(exchange, 200, list("1", "\"" + "x".repeat(10 << 20) + "\"")));
        try {
            assertThat(refused(door(server))).isEqualTo(ScimState.LARGE);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsDeepIsNotRead() throws IOException {
        HttpServer server =
                serving((exchange, call) -> say(exchange, 200, list("1", "[".repeat(50_000) + "]".repeat(50_000))));
        try {
            assertThat(refused(door(server))).isEqualTo(ScimState.LARGE);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRedirectionIsNotFollowedAndTheTokenStaysHere() throws IOException {
        AtomicInteger elsewhere = new AtomicInteger();
        HttpServer other = serving((exchange, call) -> elsewhere.incrementAndGet());
        HttpServer server = serving((exchange, call) -> {
            exchange.getResponseHeaders()
                    .set("Location", "http://127.0.0.1:" + other.getAddress().getPort() + "/Users");
            say(exchange, 302, "");
        });
        try {
            assertThat(refused(door(server))).isEqualTo(ScimState.REDIRECTED);
            assertThat(elsewhere).hasValue(0);
        } finally {
            server.stop(0);
            other.stop(0);
        }
    }

    @Test
    void oneThatSaysNothingOrDripsIsNotWaitedFor() {
        try (Hanging silent = Hanging.silent();
                Hanging dripping = Hanging.dripping(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\nContent-Length: 100000\r\n\r\n{",
                        " ")) {
            for (Hanging one : List.of(silent, dripping)) {
                long begun = System.nanoTime();
                assertThat(refused(new ScimCalls.Door(URI.create(one.url()), "jeton")))
                        .isEqualTo(ScimState.SLOW);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
            }
        }
    }

    @Test
    void anAddressWithinTheNetworkIsNotCalled() {
        OutwardCalls strict = new OutwardCalls(List.of(), InetAddress::getAllByName, 1 << 20, SHORT);
        try {
            ScimFailed failed = catchThrowableOfType(
                    ScimFailed.class,
                    () -> new ScimCalls(strict, new ReadingRoom(64, SHORT))
                            .all(new ScimCalls.Door(URI.create("http://127.0.0.1:8099/"), "jeton"), SHORT));
            assertThat(failed.state()).isEqualTo(ScimState.INSIDE);
        } finally {
            strict.destroy();
        }
    }

    @Test
    void closingIsAPatchAndWhatStaysOpenIsSaid() throws IOException {
        Set<String> methods = java.util.concurrent.ConcurrentHashMap.newKeySet();
        HttpServer server = serving((exchange, call) -> {
            methods.add(exchange.getRequestMethod());
            say(exchange, 200, "{\"id\":\"1\",\"userName\":\"a@x\",\"active\":true}");
        });
        try {
            ScimFailed failed = catchThrowableOfType(ScimFailed.class, () -> scim.close(door(server), "1"));
            assertThat(failed.state()).isEqualTo(ScimState.STILL_OPEN);
            assertThat(methods).containsExactlyInAnyOrder("PATCH", "GET");
        } finally {
            server.stop(0);
        }
    }

    @Property(tries = 200)
    void whateverIsSentIsReadOrRefused(@ForAll String body) {
        try {
            ScimMessages.list(body.getBytes(StandardCharsets.UTF_8), ScimMessages.READING.meter());
        } catch (ScimFailed refused) {
            assertThat(refused.state()).isIn(ScimState.UNREADABLE, ScimState.LARGE);
        }
    }
}

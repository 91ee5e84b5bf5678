package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Wire;

/** Clients that send as slowly as they can; here headers have five seconds, and bodies start within five. */
@ApplicationTest
class SlowRequestTests {

    private static final String FORM = """
            POST /contact HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: 100000\r
            \r
            message=""";

    private final People people;

    SlowRequestTests(People people) {
        this.people = people;
    }

    @Test
    void pagesAreServedWhileMoreBodiesAreWaitedForThanThereAreThreads() {
        List<Wire> slow = IntStream.range(0, 120)
                .mapToObj(one -> new Wire("127.0.0.2", people.port()).send(FORM))
                .toList();
        try {
            long asked = System.nanoTime();
            assertThat(people.visitor().get("/contact").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .as("less than what one body may take")
                    .isLessThan(Duration.ofSeconds(5));
        } finally {
            slow.forEach(Wire::close);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FORM,
                "POST /rien/ici HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nContent-Length: 100000\r\n\r\n",
                "POST /contact HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nffff\r\n--b\r\n",
                "GET /contact HTTP/1.1\r\nHost: localhost\r\nX-Long: ",
            })
    void whatComesDropByDropIsGivenUp(String start) {
        try (Wire wire = new Wire("127.0.0.2", people.port()).send(start)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThatThrownBy(() -> wire.send("a")).isInstanceOf(UncheckedIOException.class));
        }
    }

    /** The address reads the body, or answers without having read it: what follows on the connection is not touched. */
    @ParameterizedTest
    @CsvSource({
        "/contact, application/x-www-form-urlencoded, false",
        "/contact, text/plain, false",
        "/contact, text/plain, true",
        "/rien/ici, text/plain, false",
        "/rien/ici, text/plain, true"
    })
    void theRequestsThatFollowABodyOnItsConnectionAreAllAnswered(String path, String type, boolean chunked) {
        int requests = 60;
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n"
                + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: 3") + "\r\n\r\n";
        String body = chunked ? "3\r\na=b\r\n0\r\n\r\n" : "a=b";
        try (Wire wire = new Wire("127.0.0.2", people.port())) {
            for (int request = 0; request < requests; request++) wire.send(head).send(body);
            String answer = wire.get("/rien/ici").answer();
            assertThat(answer.split("HTTP/1\\.1 [1-5]", -1)).hasSize(requests + 2);
            assertThat(answer).doesNotContain("HTTP/1.1 400");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, PT5S", "8192, PT6S", "10485760, PT21M25S"})
    void aBodyHasTheTimeThatAPoorLineNeeds(long received, Duration allowed) {
        assertThat(new BodyPace(Duration.ofSeconds(5), 1).allowed(received)).isEqualTo(allowed);
    }
}

package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.terreau.testing.Remote;

class OutwardCallsTests {

    private static final int LARGEST = 1 << 20;

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private Remote remote = new Remote(Remote.json("{}"));
    private OutwardCalls.Names names = InetAddress::getAllByName;
    private OutwardCalls calls = calls(Duration.ofSeconds(20));

    private OutwardCalls calls(Duration longest) {
        return new OutwardCalls(
                List.of("127.0.0.1"),
                host -> {
                    asked.incrementAndGet();
                    return names.of(host);
                },
                LARGEST,
                longest);
    }

    @AfterEach
    void close() {
        end.countDown();
        remote.close();
        calls.destroy();
    }

    private OutwardCalls.Answer get(String address) throws OutwardCalls.Failed {
        return calls.send(OutwardCalls.Call.get(URI.create(address), Map.of()));
    }

    private void fails(String address, OutwardCalls.Reason reason) {
        assertThatThrownBy(() -> get(address))
                .isInstanceOfSatisfying(
                        OutwardCalls.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.254",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b::7f00:1",
                "2002:a00:1::",
                "::10.0.0.1",
                "2001::1",
                "2001:db8::1",
                "fec0::1"
            })
    void whatOnlyAPrivateNetworkReachesIsInside(String address) throws UnknownHostException {
        assertThat(PrivateNetwork.reaches(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.1.0.1", "2a01:e0a::1", "64:ff9b::808:808"})
    void whatTheInternetReachesIsNot(String address) throws UnknownHostException {
        assertThat(PrivateNetwork.reaches(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2/",
                "http://localhost.inside/",
                "http://[::1]/",
                "http://169.254.169.254/latest/meta-data/",
                "http://0x7f000002/",
                "http://2130706434/",
                "https://10.1.2.3:8443/"
            })
    void anAddressWithinIsRefusedHoweverItIsWritten(String address) {
        names = host -> host.endsWith(".inside")
                ? new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("192.168.0.1")}
                : InetAddress.getAllByName(host);
        assertThatThrownBy(() -> get(address))
                .isInstanceOfSatisfying(
                        OutwardCalls.Failed.class,
                        failed -> assertThat(failed.reason())
                                .isIn(
                                        OutwardCalls.Reason.INSIDE,
                                        OutwardCalls.Reason.ADDRESS,
                                        OutwardCalls.Reason.UNKNOWN));
        assertThat(remote.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://service.test/a.csv", "file:///etc/passwd", "https://nom:secret@service.test/",
                        "https:///sans-serveur",
                "jar:https://service.test/a.jar!/", "http://service.test:22/", "http://service.test:25/",
                        "//service.test/",
                "pas une adresse"
            })
    void onlyPlainWebAddressesAreCalled(String address) {
        assertThatThrownBy(() -> OutwardCalls.address(address))
                .isInstanceOfSatisfying(
                        OutwardCalls.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(OutwardCalls.Reason.ADDRESS));
    }

    @Test
    void aRedirectionToAPrivateAddressIsNotFollowed() {
        remote.answers(Remote.redirect("http://127.0.0.2:" + remote.port() + "/secret"));
        fails(remote.url("/"), OutwardCalls.Reason.INSIDE);
        remote.answers(Remote.redirect("file:///etc/passwd"));
        fails(remote.url("/"), OutwardCalls.Reason.ADDRESS);
        assertThat(remote.requests()).hasSize(2);
    }

    @Test
    void aNameIsAskedOnceAndTheCallGoesToTheAddressThatWasChecked() throws Exception {
        names = host -> new InetAddress[] {InetAddress.getByName(asked.get() == 1 ? "127.0.0.1" : "127.0.0.2")};
        assertThat(get("http://changeant.test:" + remote.port() + "/").status()).isEqualTo(200);
        assertThat(asked).hasValue(1);
        assertThat(remote.requests().get(0).headers()).containsEntry("host", "changeant.test:" + remote.port());
        fails("http://changeant.test:" + remote.port() + "/", OutwardCalls.Reason.INSIDE);
        assertThat(remote.requests()).hasSize(1);
    }

    @Test
    void aTokenStaysWithTheServerItWasGivenFor() throws Exception {
        try (Remote other = new Remote(Remote.json("{\"ailleurs\":1}"))) {
            remote.answers((request, out) -> (request.path().equals("/a")
                            ? Remote.redirect("/b")
                            : Remote.redirect(other.url("/c")))
                    .to(request, out));
            OutwardCalls.Answer answer = calls.send(
                    OutwardCalls.Call.get(URI.create(remote.url("/a")), Map.of("Authorization", "Bearer secret")));
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"ailleurs\":1}");
            assertThat(remote.requests())
                    .allSatisfy(
                            request -> assertThat(request.headers()).containsEntry("authorization", "Bearer secret"));
            assertThat(other.requests().get(0).headers()).doesNotContainKey("authorization");
        }
    }

    @Test
    void redirectionsEndAndWhatWasPostedIsNotSentOn() {
        remote.answers(Remote.redirect("/encore"));
        fails(remote.url("/"), OutwardCalls.Reason.REDIRECTED);
        assertThat(remote.requests()).hasSize(6);
        assertThatThrownBy(() -> calls.send(new OutwardCalls.Call(
                        URI.create(remote.url("/")), Map.of(), "application/json", new byte[] {'{', '}'})))
                .isInstanceOfSatisfying(
                        OutwardCalls.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(OutwardCalls.Reason.REDIRECTED));
        assertThat(remote.requests()).hasSize(7);
    }

    @Test
    void whatNeverEndsIsLeftOnceItIsTooLarge() {
        remote.answers((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[1 << 16];
            for (long written = 0; written < 1L << 30; written += block.length) out.write(block);
        });
        fails(remote.url("/"), OutwardCalls.Reason.LARGE);
    }

    @Test
    void aSmallPacketThatUnpacksIntoAHugeOneIsLeftToo() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[32 << 20]);
        }
        assertThat(packed.size()).isLessThan(LARGEST);
        remote.answers((request, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            packed.writeTo(out);
        });
        fails(remote.url("/"), OutwardCalls.Reason.LARGE);
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatHangsOrDripsIsLeftWhenTimeIsOver() {
        calls.destroy();
        calls = calls(Duration.ofMillis(700));
        remote.answers((request, out) -> waitForTheEnd());
        fails(remote.url("/"), OutwardCalls.Reason.SLOW);
        remote.answers((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (end.getCount() > 0) {
                out.write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                pause();
            }
        });
        fails(remote.url("/"), OutwardCalls.Reason.SLOW);
        remote.answers((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (end.getCount() > 0) {
                out.write('a');
                out.flush();
                pause();
            }
        });
        fails(remote.url("/"), OutwardCalls.Reason.SLOW);
    }

    @Test
    void aNameThatIsNotResolvedInTimeIsLeftToo() {
        calls.destroy();
        calls = calls(Duration.ofMillis(700));
        names = host -> {
            waitForTheEnd();
            throw new UnknownHostException(host);
        };
        fails("http://lent.test/", OutwardCalls.Reason.SLOW);
        assertThatThrownBy(() -> calls.addresses("lent.test")).isInstanceOf(OutwardThreads.Unanswered.class);
    }

    @Test
    void noTransactionWaitsForAnAnswer() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> get(remote.url("/"))).isInstanceOf(IllegalStateException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(remote.requests()).isEmpty();
    }

    /** Between two bytes of a server that drips. */
    private void pause() {
        try {
            end.await(50, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anAnswerThatIsShorterThanItSaysIsCut() {
        remote.answers(Remote.raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"stats\":[]}"));
        fails(remote.url("/"), OutwardCalls.Reason.CUT);
        remote.answers(Remote.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"));
        fails(remote.url("/"), OutwardCalls.Reason.CUT);
        remote.answers(Remote.raw(""));
        fails(remote.url("/"), OutwardCalls.Reason.CUT);
    }

    @Test
    void whatIsNotHttpOrNotThereHasItsReason() throws IOException {
        remote.answers(Remote.raw("SSH-2.0-OpenSSH_9.6\r\n\r\n\r\n"));
        assertThatThrownBy(() -> get(remote.url("/"))).isInstanceOf(OutwardCalls.Failed.class);
        fails("http://nulle-part.invalid/", OutwardCalls.Reason.UNKNOWN);
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        fails("http://127.0.0.1:" + free + "/", OutwardCalls.Reason.UNREACHABLE);
        fails("https://127.0.0.1:" + remote.port() + "/", OutwardCalls.Reason.TLS);
    }

    @Test
    void anyStatusIsAnAnswer() throws Exception {
        remote.answers(Remote.text(500, "text/plain; charset=iso-8859-1", new byte[] {(byte) 0xe9}));
        OutwardCalls.Answer answer = get(remote.url("/"));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.mediaType()).isEqualTo("text/plain");
        assertThat(answer.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(answer.body()).containsExactly(0xe9);
    }
}

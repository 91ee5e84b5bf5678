package org.terreau.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** An S3 server that checks signatures (S3Proxy), run beside the tests from its own jar. It forgets all when it stops. */
public final class S3Server implements AutoCloseable {

    public static final String ACCESS_KEY = "terreau";
    public static final String SECRET_KEY = "a secret for tests";

    private final Process process;
    private final int port;

    public S3Server() {
        try {
            try (ServerSocket free = new ServerSocket(0)) {
                this.port = free.getLocalPort();
            }
            Path settings = Files.createTempFile(Path.of("target"), "s3proxy-", ".conf");
            Files.write(
                    settings,
                    List.of(
                            "s3proxy.endpoint=http://127.0.0.1:" + port,
                            "s3proxy.authorization=aws-v4",
                            "s3proxy.identity=" + ACCESS_KEY,
                            "s3proxy.credential=" + SECRET_KEY,
                            "jclouds.provider=transient-nio2",
                            "jclouds.identity=none",
                            "jclouds.credential=none"));
            this.process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-jar",
                            "target/servers/s3proxy.jar",
                            "--properties",
                            settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "s3proxy.log").toFile())
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::answers);
    }

    private boolean answers() {
        try (Socket ignored = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

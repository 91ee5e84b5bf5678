package org.terreau.document;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.terreau.web.OutwardThreads;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Bytes in a bucket of an S3 server, Amazon's or another. Each call has a time limit for connecting, for each answer and
 * in all, and waits on a thread that is no page's.
 */
final class S3Store implements Store, AutoCloseable {

    static final String CODE = "s3";

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Duration ANSWERING = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int AT_ONCE = 12;

    private final S3Client client;
    private final String bucket;
    private final OutwardThreads threads;

    S3Store(Settings.S3 settings) {
        this(settings, ANSWERING, LONGEST);
    }

    S3Store(Settings.S3 settings, Duration answering, Duration longest) {
        this.bucket = settings.bucket();
        this.threads = new OutwardThreads("s3", AT_ONCE, longest);
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTING)
                        .socketTimeout(answering))
                .overrideConfiguration(limits -> limits.apiCallTimeout(longest))
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
        if (!settings.endpoint().isBlank()) builder.endpointOverride(URI.create(settings.endpoint()));
        this.client = builder.build();
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public void put(DocumentId id, Path file) throws IOException {
        ask(() -> client.putObject(request -> request.bucket(bucket).key(key(id)), RequestBody.fromFile(file)));
    }

    @Override
    public void read(DocumentId id, OutputStream out) throws IOException {
        ask(() -> client.getObject(
                request -> request.bucket(bucket).key(key(id)), ResponseTransformer.toOutputStream(out)));
    }

    @Override
    public void delete(DocumentId id) throws IOException {
        ask(() -> client.deleteObject(request -> request.bucket(bucket).key(key(id))));
    }

    private <T> void ask(Supplier<T> question) throws IOException {
        try {
            threads.call(SdkException.class, question::get);
        } catch (OutwardThreads.Unanswered late) {
            throw new StoreUnavailable("S3, " + bucket + " : " + late.getMessage(), late);
        } catch (NoSuchKeyException none) {
            throw new NoSuchFileException(none.getMessage());
        } catch (SdkException failure) {
            throw new StoreUnavailable("S3, " + bucket + " : " + failure.getMessage(), failure);
        }
    }

    private static String key(DocumentId id) {
        return "documents/" + id;
    }

    @Override
    public void close() {
        threads.close();
        client.close();
    }
}

package org.terreau.document;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Bytes in a bucket of an S3 server, Amazon's or another. */
final class S3Store implements Store, AutoCloseable {

    static final String CODE = "s3";

    private final S3Client client;
    private final String bucket;

    S3Store(Settings.S3 settings) {
        this.bucket = settings.bucket();
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
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
    public InputStream open(DocumentId id) throws IOException {
        return ask(() -> client.getObject(request -> request.bucket(bucket).key(key(id))));
    }

    @Override
    public void delete(DocumentId id) throws IOException {
        ask(() -> client.deleteObject(request -> request.bucket(bucket).key(key(id))));
    }

    private <T> T ask(Supplier<T> question) throws IOException {
        try {
            return question.get();
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
        client.close();
    }
}

package org.terreau.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Unavailable;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Hanging;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Remote;
import org.terreau.testing.S3Server;
import org.terreau.web.ReadingRoom;
import software.amazon.awssdk.services.s3.S3Client;

/** The same vault over PostgreSQL and over an S3 server that checks signatures. */
@ApplicationTest
class VaultTests {

    private static final String BUCKET = "terreau-documents";
    private static final ReadingRoom ROOM = new ReadingRoom(128, Duration.ofSeconds(20));
    private static S3Server server;

    private final JdbcStore database;
    private final JdbcDocuments documents;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Actor actor;

    VaultTests(
            JdbcStore database,
            JdbcDocuments documents,
            Audit audit,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            MessageSource messages,
            People people) {
        this.database = database;
        this.documents = documents;
        this.audit = audit;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.messages = messages;
        this.actor = people.someone("coffre@document.test", "Claude Dépose");
    }

    @BeforeAll
    static void start() {
        server = new S3Server();
        try (S3Client client = S3Client.builder()
                .endpointOverride(java.net.URI.create(server.endpoint()))
                .region(software.amazon.awssdk.regions.Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient.builder())
                .credentialsProvider(software.amazon.awssdk.auth.credentials.StaticCredentialsProvider.create(
                        software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create(
                                S3Server.ACCESS_KEY, S3Server.SECRET_KEY)))
                .build()) {
            client.createBucket(request -> request.bucket(BUCKET));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Settings settings(String store, String secret) {
        return new Settings(
                store,
                DataSize.ofMegabytes(1),
                List.of("pdf", "txt", "csv"),
                new Settings.S3(server.endpoint(), "us-east-1", BUCKET, S3Server.ACCESS_KEY, secret, true));
    }

    private Stores stores(String store) {
        return new Stores(database, settings(store, S3Server.SECRET_KEY));
    }

    private Vault vault(String store) {
        return new Vault(
                stores(store),
                documents,
                settings(store, S3Server.SECRET_KEY),
                ROOM,
                audit,
                transaction,
                Present.CLOCK);
    }

    private static byte[] letters(int size) {
        byte[] letters = new byte[size];
        Random random = new Random(size);
        for (int at = 0; at < size; at++) letters[at] = (byte) ('a' + random.nextInt(26));
        return letters;
    }

    private Vault.Arrival kept(Vault vault, String owner, byte[] bytes) {
        Vault.Arrival arrival = vault.receive("Relevé d’été.txt", new ByteArrayInputStream(bytes));
        transaction.executeWithoutResult(status -> vault.keep(arrival, owner, actor));
        return arrival;
    }

    private byte[] read(Vault vault, DocumentId id, String owner) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Whole bytes = vault.open(id, owner, "Relevé d’été.txt", actor).whole()) {
            bytes.writeTo(out);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "s3"})
    void whatIsKeptIsGivenBackByteForByteToItsOwnerOnlyAndEachReadingIsNoted(String store) throws IOException {
        Vault vault = vault(store);
        String owner = "test:read-" + store;
        byte[] bytes = letters(700_001);
        Vault.Arrival arrival = kept(vault, owner, bytes);
        assertThat(arrival.kind()).isEqualTo(FileKind.TXT);
        assertThat(arrival.size()).isEqualTo(700_001);
        assertThat(arrival.digest()).hasSize(64);
        assertThat(read(vault, arrival.id(), owner)).isEqualTo(bytes);
        assertThat(vault.readings(owner))
                .singleElement()
                .satisfies(reading -> assertThat(reading.who()).isEqualTo(actor.id()));
        assertThatThrownBy(() -> read(vault, arrival.id(), "test:somebody-else"))
                .isInstanceOf(NotFound.class);
        assertThat(vault.readings("test:somebody-else")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "s3"})
    void theSameBytesHaveTheSameDigest(String store) {
        Vault vault = vault(store);
        assertThat(kept(vault, "test:same-" + store, letters(10)).digest())
                .isEqualTo(kept(vault, "test:same-" + store, letters(10)).digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "s3"})
    void aFileThatIsTooLargeOrWhoseUploadBreaksLeavesNothing(String store) {
        Vault vault = vault(store);
        long before = rows();
        assertThatThrownBy(() -> vault.receive("long.txt", new ByteArrayInputStream(letters(1_048_577))))
                .isInstanceOf(Refused.class);
        InputStream broken = new InputStream() {
            private int sent;

            @Override
            public int read() throws IOException {
                if (sent++ > 300_000) throw new IOException("The line was cut");
                return 'a';
            }
        };
        assertThatThrownBy(() -> vault.receive("coupé.txt", broken)).hasMessageContaining("The line was cut");
        assertThat(rows()).isEqualTo(before);
    }

    private void clearAnHourLater(String store) {
        new Vault(
                        stores(store),
                        documents,
                        settings(store, S3Server.SECRET_KEY),
                        ROOM,
                        audit,
                        transaction,
                        Clock.offset(Present.CLOCK, Duration.ofMinutes(61)))
                .clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "s3"})
    void whatArrivedAndWasNeverKeptIsClearedAfterAnHour(String store) {
        Vault vault = vault(store);
        Vault.Arrival arrival = vault.receive("perdu.txt", new ByteArrayInputStream(letters(1000)));
        vault.clear();
        assertThat(held(store, arrival.id())).isTrue();
        clearAnHourLater(store);
        assertThat(held(store, arrival.id())).isFalse();
        assertThatThrownBy(
                        () -> transaction.executeWithoutResult(status -> vault.keep(arrival, "test:too-late", actor)))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "s3"})
    void whatIsForgottenGoesOnceTheOwnersTransactionIsCommitted(String store) throws IOException {
        Vault vault = vault(store);
        String owner = "test:forget-" + store;
        Vault.Arrival arrival = kept(vault, owner, letters(1000));
        transaction.executeWithoutResult(status -> {
            vault.forget(arrival.id());
            status.setRollbackOnly();
        });
        vault.clear();
        assertThat(read(vault, arrival.id(), owner)).hasSize(1000);
        transaction.executeWithoutResult(status -> vault.forget(arrival.id()));
        assertThatThrownBy(() -> read(vault, arrival.id(), owner)).isInstanceOf(NotFound.class);
        vault.clear();
        assertThat(held(store, arrival.id())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "s3"})
    void allDocumentsMoveToTheOtherStoreAndAStoppedMoveIsTakenUpAgain(String from) throws IOException {
        String to = from.equals("s3") ? "database" : "s3";
        Vault vault = vault(from);
        String owner = "test:move-" + from;
        List<Vault.Arrival> moving = List.of(
                kept(vault, owner, letters(10)), kept(vault, owner, letters(600_000)), kept(vault, owner, letters(30)));
        Stores stores = stores(from);
        Path halfway = Files.write(Files.createTempFile("half", ".txt"), letters(5));
        stores.of(to).put(moving.get(1).id(), halfway);
        Files.delete(halfway);

        MoveCommand command = new MoveCommand(new Move(stores, documents, vault, transaction), stores, messages);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        assertThat(command.run(List.of("ailleurs"), out)).isEqualTo(2);
        assertThat(command.run(List.of(to), out)).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("documents déplacés, aucun illisible");
        for (Vault.Arrival arrival : moving) {
            assertThat(held(to, arrival.id())).isTrue();
            assertThat(held(from, arrival.id())).isFalse();
        }
        assertThat(read(vault, moving.get(1).id(), owner)).isEqualTo(letters(600_000));
    }

    @Test
    void aServerThatRefusesIsSaidInASentenceAndNothingIsKept() {
        Settings wrong = settings("s3", "another secret");
        Stores stores = new Stores(database, wrong);
        Vault vault = new Vault(stores, documents, wrong, ROOM, audit, transaction, Present.CLOCK);
        assertThatThrownBy(() -> vault.receive("note.txt", new ByteArrayInputStream(letters(10))))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        failure -> assertThat(failure.key()).isEqualTo("document.refused.unavailable"));
        Vault.Arrival kept = kept(vault("database"), "test:refused", letters(10));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertThat(new MoveCommand(new Move(stores, documents, vault, transaction), stores, messages)
                        .run(List.of("s3"), new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("L’espace de stockage ne répond pas ou refuse");
        assertThat(held("database", kept.id())).isTrue();
    }

    private static Settings.S3 s3(String endpoint) {
        return new Settings.S3(endpoint, "us-east-1", BUCKET, S3Server.ACCESS_KEY, S3Server.SECRET_KEY, true);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'HTTP/1.1 200 OK\r\n', 'X: y\r\n'", "'HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n', 'a'"
    })
    void aServerThatHangsOrDripsIsLeftWhenTimeIsOver(String start, String drop) {
        try (Hanging hanging = Hanging.dripping(start, drop);
                S3Store store = new S3Store(s3(hanging.url()), Duration.ofMillis(500), Duration.ofSeconds(2))) {
            long began = System.nanoTime();
            assertThatThrownBy(() -> store.read(DocumentId.draw(), OutputStream.nullOutputStream()))
                    .isInstanceOf(StoreUnavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void whatAServerDoesNotGiveBackAsItWasGivenIsNeitherKeptNorShown() {
        Vault vault = vault("s3");
        String owner = "test:altered";
        Vault.Arrival arrival = kept(vault, owner, letters(1000));
        try (S3Store store = new S3Store(s3(server.endpoint()))) {
            Path other = Files.write(Files.createTempFile("autre", ".txt"), letters(1001));
            store.put(arrival.id(), other);
            Files.delete(other);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        assertThatThrownBy(() -> read(vault, arrival.id(), owner))
                .isInstanceOfSatisfying(
                        Unavailable.class, failure -> assertThat(failure.key()).isEqualTo("document.altered"));

        long before = rows();
        try (Remote forgetful = new Remote(Remote.text(200, "application/octet-stream", letters(3)))) {
            Settings there = new Settings("s3", DataSize.ofMegabytes(1), List.of("txt"), s3(forgetful.url("/")));
            Vault over =
                    new Vault(new Stores(database, there), documents, there, ROOM, audit, transaction, Present.CLOCK);
            assertThatThrownBy(() -> over.receive("note.txt", new ByteArrayInputStream(letters(10))))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            failure -> assertThat(failure.key()).isEqualTo("document.refused.unavailable"));
        }
        assertThat(rows()).as("only what is cleared an hour later").isEqualTo(before + 1);
        clearAnHourLater("s3");
        assertThat(rows()).isEqualTo(before);
        transaction.executeWithoutResult(status -> vault.forget(arrival.id()));
    }

    @Test
    void aStoreThatIsNotSetIsSaidWhenStarting() {
        Settings unset = new Settings(
                "s3", DataSize.ofMegabytes(1), List.of("pdf"), new Settings.S3("", "us-east-1", "", "", "", true));
        assertThatThrownBy(() -> new Stores(database, unset)).hasMessageContaining("TERREAU_S3_BUCKET");
    }

    @Test
    void aLongFileIsKeptAndReadByChunks() throws IOException {
        Settings large = new Settings(
                "database",
                DataSize.ofMegabytes(64),
                List.of("txt"),
                new Settings.S3("", "us-east-1", "", "", "", true));
        Vault vault = new Vault(new Stores(database, large), documents, large, ROOM, audit, transaction, Present.CLOCK);
        byte[] block = letters(1 << 16);
        InputStream sixtyMegabytes = new InputStream() {
            private long left = 60L << 20;

            @Override
            public int read() {
                throw new UnsupportedOperationException("Read by blocks");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left == 0) return -1;
                int sent = (int) Math.min(Math.min(length, block.length), left);
                System.arraycopy(block, 0, into, offset, sent);
                left -= sent;
                return sent;
            }
        };
        Vault.Arrival arrival = vault.receive("long.txt", sixtyMegabytes);
        transaction.executeWithoutResult(status -> vault.keep(arrival, "test:long", actor));
        try (Whole bytes =
                vault.open(arrival.id(), "test:long", "long.txt", actor).whole()) {
            assertThat(bytes.file()).hasSize(60L << 20);
        }
        assertThat(jdbc.sql("select max(length(bytes)) from document_chunk where document_id = :id")
                        .param("id", arrival.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(256 * 1024);
    }

    private long rows() {
        return jdbc.sql("select (select count(*) from document) + (select count(*) from document_chunk)")
                .query(Long.class)
                .single();
    }

    private boolean held(String store, DocumentId id) {
        try {
            stores(store).of(store).read(id, OutputStream.nullOutputStream());
            return true;
        } catch (IOException none) {
            return false;
        }
    }
}

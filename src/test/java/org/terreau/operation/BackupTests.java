package org.terreau.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.TestPropertySource;
import org.terreau.document.StoredFiles;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.TestDatabase;
import org.terreau.web.LongWork;
import tools.jackson.databind.json.JsonMapper;

/** A backup of the demonstration, taken while it runs, put back elsewhere and compared. */
@ApplicationTest
@TestPropertySource(properties = "terreau.demo=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTests {

    /** A copy knows that it is one, and that nobody runs the jobs that ran while it was taken. */
    private static final Set<String> OF_THE_COPY = Set.of("database_origin", "scheduled_tasks");

    private final BackupCommand backup;
    private final BackupWords words;
    private final JsonMapper json;
    private final StoredFiles files;
    private final Clock clock;
    private final Flyway migrations;
    private final JdbcBackups taken;

    @TempDir
    static Path folder;

    private Path file = Path.of("");
    private String said = "";

    BackupTests(
            BackupCommand backup,
            BackupWords words,
            JsonMapper json,
            StoredFiles files,
            Clock clock,
            Flyway migrations,
            JdbcBackups taken) {
        this.backup = backup;
        this.words = words;
        this.json = json;
        this.files = files;
        this.clock = clock;
        this.migrations = migrations;
        this.taken = taken;
    }

    @BeforeAll
    void takeOne() throws IOException {
        said = run(backup, 0, folder.toString());
        file = zips().findFirst().orElseThrow();
    }

    private Stream<Path> zips() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(one -> one.toString().endsWith(".zip")).toList().stream();
        }
    }

    private static String run(org.terreau.shared.Command command, int status, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int ended = command.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
        String words = out.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(words).isEqualTo(status);
        return words;
    }

    /** The command as another installation would run it, on a database of its own. */
    private RestoreCommand elsewhere(String database) {
        PGSimpleDataSource source = source(database);
        Flyway own = Flyway.configure()
                .configuration(migrations.getConfiguration())
                .dataSource(source)
                .load();
        own.migrate();
        Installation installation = new Installation(
                source,
                new JdbcBackups(JdbcClient.create(source)),
                own,
                new DataSourceTransactionManager(source),
                new LongWork(source),
                files,
                json,
                clock);
        return new RestoreCommand(installation, words, json);
    }

    private String latest() {
        return String.valueOf(migrations.info().current().getVersion());
    }

    private static PGSimpleDataSource source(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database);
        return source;
    }

    private Contents contentsOf(Path backup) throws Exception {
        try (Restoration read = Restoration.of(backup, json)) {
            return read.contents();
        }
    }

    @Test
    void itSaysWhatItHoldsAndIsForItsOwnerAlone() throws Exception {
        assertThat(said).contains("schéma " + latest(), "tables", "lignes", "SHA-256", "TERREAU_SECRET_KEY");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(folder.resolve(file.getFileName() + ".sha256")))
                .isEqualTo(said.replaceAll("(?s).*SHA-256 ([0-9a-f]{64}).*", "$1") + "  " + file.getFileName() + "\n");
        Contents contents = contentsOf(file);
        assertThat(contents.tables())
                .extracting(Contents.Part::name)
                .contains("account", "product", "measure_2026", "document_chunk", "mail_outbox")
                .doesNotContain("spring_session", "flyway_schema_history");
        assertThat(contents.rows()).isGreaterThan(1_000);
        assertThat(contents.files()).extracting(Contents.Files::store).contains("database");
        assertThat(taken.last()).isPresent();
    }

    @Test
    void whatIsPutBackIsTheSameToTheLastByte() throws Exception {
        String database = TestDatabase.create();
        assertThat(run(elsewhere(database), 0, file.toString())).contains("remise en place");
        try (Connection connection = source(database).getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Path again = folder.resolve("again.copy");
            new Backups(json, List.of()).write(again, connection, clock.instant());
            Contents before = contentsOf(file);
            Contents after = contentsOf(again);
            assertThat(before.tables().stream()
                            .filter(table -> !after.tables().contains(table))
                            .map(Contents.Part::name)
                            .filter(name -> !OF_THE_COPY.contains(name)))
                    .isEmpty();
            assertThat(after.sequences())
                    .containsAll(before.sequences().stream()
                            .filter(sequence -> !sequence.name().startsWith("backup_taken"))
                            .toList());
        }
    }

    @Test
    void aDatabaseThatIsUsedIsLeftAsItIs() throws Exception {
        String database = TestDatabase.create();
        RestoreCommand command = elsewhere(database);
        run(command, 0, file.toString());
        assertThat(run(command, 1, file.toString())).contains("sert déjà", "Rien n’a été changé");
    }

    @Test
    void aByteThatChangedIsFoundBeforeAnythingIsWritten() throws Exception {
        Path damaged = folder.resolve("damaged.copy");
        Files.copy(file, damaged);
        try (FileSystem zip = FileSystems.newFileSystem(damaged)) {
            Path accounts = zip.getPath("tables/account.copy");
            Files.writeString(accounts, Files.readString(accounts).replaceFirst("@", "."));
        }
        String database = TestDatabase.create();
        RestoreCommand command = elsewhere(database);
        assertThat(run(command, 1, damaged.toString(), "--check")).contains("table account ne correspond pas");
        assertThat(run(command, 1, damaged.toString())).contains("table account ne correspond pas");
        assertThat(run(command, 0, file.toString(), "--check")).contains("est entière");
        assertThat(accounts(database)).isZero();
    }

    @Test
    void whatIsNoBackupIsSaidInOneSentence() throws Exception {
        RestoreCommand command = elsewhere(TestDatabase.create());
        Path text = Files.writeString(folder.resolve("text.copy"), "bonjour");
        assertThat(run(command, 1, text.toString())).contains("n’est pas une sauvegarde");
        Path forged = folder.resolve("forged.copy");
        Files.copy(file, forged);
        try (FileSystem zip = FileSystems.newFileSystem(forged)) {
            Path contents = zip.getPath("contents.json");
            Files.writeString(
                    contents, Files.readString(contents).replace("\"account\"", "\"account; drop table product\""));
        }
        assertThat(run(command, 1, forged.toString())).contains("n’est pas une sauvegarde");
        assertThat(run(command, 1, folder.resolve("none.zip").toString())).contains("n’est pas remise en place");
        assertThat(run(command, 2)).contains("restore FICHIER");
    }

    @Test
    void anEarlierVersionsBackupIsBroughtToThisOne() throws Exception {
        PGSimpleDataSource earlier = source(TestDatabase.create());
        Flyway.configure()
                .configuration(migrations.getConfiguration())
                .dataSource(earlier)
                .target("675")
                .load()
                .migrate();
        Path old = folder.resolve("old.copy");
        try (Connection connection = earlier.getConnection()) {
            connection.createStatement().execute("""
                    insert into account (email, name, language, created_at)
                    values ('ada@ancienne.test', 'Ada', 'fr', now())
                    """);
            connection.setAutoCommit(false);
            new Backups(json, List.of()).write(old, connection, clock.instant());
        }
        assertThat(contentsOf(old).schema()).isEqualTo(675);
        String database = TestDatabase.create();
        assertThat(run(elsewhere(database), 0, old.toString())).contains("schéma 675", "remise en place");
        assertThat(accounts(database)).isEqualTo(1);
        try (Connection connection = source(database).getConnection()) {
            assertThat(new JdbcTables(connection).schema()).hasToString(latest());
        }
    }

    private static long accounts(String database) throws SQLException {
        try (Connection connection = source(database).getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from account")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

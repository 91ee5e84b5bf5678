package org.terreau.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.terreau.shared.Unusable;

/** The PostgreSQL that comes with the program. Its programs are unpacked once for these tests. */
class EmbeddedDatabaseTests {

    @TempDir
    private static Path data;

    @AfterEach
    void emptyTheFolder() throws IOException {
        FileSystemUtils.deleteRecursively(data.resolve("postgresql"));
        Files.delete(data.resolve("database.password"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void letsNobodyInWithoutPassword(Database database) {
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", null))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no password was provided");
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", "devine"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void anotherAccountOfTheMachineReadsNeitherTheFoldersNorTheDatabase() throws Exception {
        EmbeddedDatabase embedded = EmbeddedDatabase.open(data, false);
        try (Connection own = embedded.database().connect();
                Statement statement = own.createStatement();
                ResultSet how = statement.executeQuery("show password_encryption")) {
            how.next();
            assertThat(how.getString(1)).isEqualTo("scram-sha-256");
            letsNobodyInWithoutPassword(embedded.database());
            for (Path ours : new Path[] {data, data.resolve("postgresql"), data.resolve("programs")})
                assertThat(permissions(ours)).as(ours.toString()).isEqualTo("rwx------");
            assertThat(permissions(data.resolve("database.password"))).isEqualTo("rw-------");
        } finally {
            embedded.stop();
        }
    }

    @Test
    void aDatabaseThatLetEverybodyInIsTakenOverWithWhatItHolds() throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedPostgres before = EmbeddedPostgres.builder()
                        .setDataDirectory(data.resolve("postgresql"))
                        .setCleanDataDirectory(false)
                        .start();
                Connection anybody = before.getPostgresDatabase().getConnection();
                Statement statement = anybody.createStatement()) {
            statement.execute("create table kept as select 'un problème' as what");
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.open(data, false);
        try {
            try (Connection own = embedded.database().connect();
                    Statement statement = own.createStatement();
                    ResultSet kept = statement.executeQuery("select what from kept")) {
                kept.next();
                assertThat(kept.getString(1)).isEqualTo("un problème");
            }
            letsNobodyInWithoutPassword(embedded.database());
            assertThat(permissions(data)).isEqualTo("rwx------");
        } finally {
            embedded.stop();
        }
        aDamagedFolderIsToldAtOnceWithWhatPostgresqlSaysOfIt();
    }

    private static void aDamagedFolderIsToldAtOnceWithWhatPostgresqlSaysOfIt() throws IOException {
        Files.write(data.resolve("postgresql/global/pg_control"), new byte[100]);
        assertThatThrownBy(() -> EmbeddedDatabase.open(data, false))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("ne démarre pas (")
                .hasMessageContaining("pg_control")
                .hasMessageContaining("restaurez-en une sauvegarde");
    }
}

package org.terreau.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerLogTests {

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            'waiting for server to start....' | - | false
            'LOG:  starting PostgreSQL' | - | false
            'FATAL:  could not open file "x": Permission denied ' | could not open file "x": Permission denied | false
            'FATAL:  one\nLOG:  two\nPANIC:  three' | three | false
            'initdb: error: directory is not empty' | directory is not empty | false
            'FATAL:  no space left\npg_ctl: error: could not start server' | could not start server | true
            ' stopped waiting\npg_ctl: could not start server' | - | true
            """)
    void theLastThingThatWentWrongIsTheCause(String said, @Nullable String cause, boolean gaveUp, @TempDir Path folder)
            throws IOException {
        ServerLog log = new ServerLog(folder.resolve("postgresql.log"));
        Files.writeString(log.file(), said.replace("\\n", "\n"));
        assertThat(log.cause().orElse(null)).isEqualTo(cause);
        assertThat(log.gaveUp()).isEqualTo(gaveUp);
    }

    @Test
    void aServerThatSaidNothingYetIsWaitedFor(@TempDir Path folder) throws IOException {
        ServerLog log = new ServerLog(folder.resolve("postgresql.log"));
        assertThat(log.cause()).isEmpty();
        assertThat(log.gaveUp()).isFalse();
    }
}

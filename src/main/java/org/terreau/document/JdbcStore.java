package org.terreau.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Bytes in PostgreSQL, as numbered chunks: memory holds one of them, and no connection waits for a slow reader. */
@Component
class JdbcStore implements Store {

    static final String CODE = "database";
    private static final int CHUNK = 256 * 1024;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    JdbcStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public void put(DocumentId id, Path file) {
        transaction.executeWithoutResult(status -> {
            delete(id);
            try (InputStream bytes = Files.newInputStream(file)) {
                int number = 0;
                for (byte[] chunk = bytes.readNBytes(CHUNK); chunk.length > 0; chunk = bytes.readNBytes(CHUNK))
                    insert(id, number++, chunk);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private void insert(DocumentId id, int number, byte[] chunk) {
        jdbc.sql("insert into document_chunk (document_id, number, bytes) values (:id, :number, :bytes)")
                .param("id", id.value())
                .param("number", number)
                .param("bytes", chunk)
                .update();
    }

    @Override
    public void read(DocumentId id, OutputStream out) throws IOException {
        Optional<byte[]> chunk = chunk(id, 0);
        if (chunk.isEmpty()) throw new NoSuchFileException(id.toString());
        for (int number = 1; chunk.isPresent(); number++) {
            out.write(chunk.get());
            chunk = chunk(id, number);
        }
    }

    private Optional<byte[]> chunk(DocumentId id, int number) {
        return jdbc.sql("select bytes from document_chunk where document_id = :id and number = :number")
                .param("id", id.value())
                .param("number", number)
                .query((row, ignored) -> row.getBytes("bytes"))
                .optional();
    }

    @Override
    public void delete(DocumentId id) {
        jdbc.sql("delete from document_chunk where document_id = :id")
                .param("id", id.value())
                .update();
    }
}

package org.terreau.opendata;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.document.DocumentId;

/** The SQL of the nightly copies of what is public. */
@Repository
class JdbcCopies {

    private final JdbcClient jdbc;

    JdbcCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    List<PublicCopies.PublicCopy> all() {
        return jdbc.sql(
                        "select made_on, made_at, document_id, size, digest, files from public_copy order by made_on desc")
                .query((row, ignored) -> new PublicCopies.PublicCopy(
                        row.getObject("made_on", LocalDate.class),
                        row.getTimestamp("made_at").toInstant(),
                        new DocumentId(row.getObject("document_id", UUID.class)),
                        row.getLong("size"),
                        row.getString("digest"),
                        row.getInt("files")))
                .list();
    }

    void delete(LocalDate day) {
        jdbc.sql("delete from public_copy where made_on = :day")
                .param("day", day)
                .update();
    }

    void insert(PublicCopies.PublicCopy made) {
        jdbc.sql("""
                        insert into public_copy (made_on, made_at, document_id, size, digest, files)
                        values (:day, :at, :document, :size, :digest, :files)
                        """)
                .param("day", made.day())
                .param("at", Timestamp.from(made.at()))
                .param("document", made.document().value())
                .param("size", made.size())
                .param("digest", made.digest())
                .param("files", made.files())
                .update();
    }

    Optional<LocalDate> lastDay() {
        return jdbc.sql("select max(made_on) from public_copy")
                .query((row, ignored) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }
}

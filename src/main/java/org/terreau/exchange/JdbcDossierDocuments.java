package org.terreau.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.document.DocumentId;
import org.terreau.document.FileKind;
import org.terreau.document.Vault;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;

/** The SQL of a dossier's documents and of their versions. */
@Repository
class JdbcDossierDocuments {

    private static final String LINES = """
            select d.id, d.message_id, d.support, d.description, d.internal, d.deleted_at, d.deleted_by,
                   v.number, v.stored, v.name, v.kind, v.size, v.author_id, v.author, v.added_at,
                   (select min(added_at) from dossier_document_version where document_id = d.id) as first_at,
                   (select sum(size) from dossier_document_version where document_id = d.id) as weight
            from dossier_document d
            join lateral (select * from dossier_document_version where document_id = d.id
                          order by number desc limit 1) v on true
            where d.dossier_id = :dossier
            """;

    private final JdbcClient jdbc;

    JdbcDossierDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a dossier, those that were deleted included, the newest first. */
    List<Documents.Line> lines(DossierId dossier, boolean internalToo) {
        return jdbc.sql(LINES + " and (:internalToo or not d.internal) order by v.added_at desc, d.id desc")
                .param("dossier", dossier.value())
                .param("internalToo", internalToo)
                .query((row, ignored) -> line(row))
                .list();
    }

    Optional<Documents.Line> find(DossierId dossier, long id, boolean internalToo) {
        return jdbc.sql(LINES + " and (:internalToo or not d.internal) and d.id = :id")
                .param("dossier", dossier.value())
                .param("internalToo", internalToo)
                .param("id", id)
                .query((row, ignored) -> line(row))
                .optional();
    }

    /** Holds the dossier until the transaction ends, so that its limits hold. */
    void lock(DossierId dossier) {
        jdbc.sql("select id from dossier where id = :id for update")
                .param("id", dossier.value())
                .query(Long.class)
                .single();
    }

    /** The name under which the dossier already holds these bytes, in the current version of a document. */
    Optional<String> sameBytes(DossierId dossier, String digest, boolean internalToo) {
        return jdbc.sql("""
                        select v.name from dossier_document d
                        join lateral (select name, digest from dossier_document_version where document_id = d.id
                                      order by number desc limit 1) v on true
                        where d.dossier_id = :dossier and d.deleted_at is null and v.digest = :digest
                          and (:internalToo or not d.internal)
                        order by d.id limit 1
                        """)
                .param("dossier", dossier.value())
                .param("digest", digest)
                .param("internalToo", internalToo)
                .query(String.class)
                .optional();
    }

    /** How many documents the dossier holds and what they weigh, those deleted left out. */
    Documents.Room room(DossierId dossier) {
        return jdbc.sql("""
                        select count(distinct d.id) as documents, coalesce(sum(v.size), 0) as weight
                        from dossier_document d join dossier_document_version v on v.document_id = d.id
                        where d.dossier_id = :dossier and d.deleted_at is null
                        """)
                .param("dossier", dossier.value())
                .query((row, ignored) -> new Documents.Room(row.getInt("documents"), row.getLong("weight")))
                .single();
    }

    long insert(DossierId dossier, @Nullable Long message, Documents.About about) {
        return jdbc.sql("""
                        insert into dossier_document (dossier_id, message_id, support, description, internal)
                        values (:dossier, :message, :support, :description, :internal)
                        returning id
                        """)
                .param("dossier", dossier.value())
                .param("message", message)
                .param("support", about.support().code())
                .param("description", about.description())
                .param("internal", about.internal())
                .query(Long.class)
                .single();
    }

    void insertVersion(long document, Vault.Arrival arrival, Actor author, Instant at) {
        jdbc.sql("""
                        insert into dossier_document_version (document_id, number, stored, name, kind, size, digest,
                                                              author_id, author, added_at)
                        select :document, coalesce(max(number), 0) + 1, :stored, :name, :kind, :size, :digest,
                               :authorId, :author, :at
                        from dossier_document_version where document_id = :document
                        """)
                .param("document", document)
                .param("stored", arrival.id().value())
                .param("name", arrival.name().value())
                .param("kind", arrival.kind().code())
                .param("size", arrival.size())
                .param("digest", arrival.digest())
                .param("authorId", author.id().value())
                .param("author", author.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    List<Documents.Version> versions(long document) {
        return jdbc.sql("""
                        select number, stored, name, kind, size, author, added_at
                        from dossier_document_version where document_id = :document order by number desc
                        """)
                .param("document", document)
                .query((row, ignored) -> new Documents.Version(
                        row.getInt("number"),
                        new DocumentId(row.getObject("stored", UUID.class)),
                        row.getString("name"),
                        FileKind.of(row.getString("kind")),
                        row.getLong("size"),
                        row.getString("author"),
                        row.getTimestamp("added_at").toInstant()))
                .list();
    }

    boolean delete(long document, Actor by, Instant at) {
        return jdbc.sql("""
                        update dossier_document set deleted_at = :at, deleted_by_id = :byId, deleted_by = :by
                        where id = :id and deleted_at is null
                        """)
                        .param("at", Timestamp.from(at))
                        .param("byId", by.id().value())
                        .param("by", by.name())
                        .param("id", document)
                        .update()
                == 1;
    }

    void deleteOf(long message, Actor by, Instant at) {
        jdbc.sql("""
                        update dossier_document set deleted_at = :at, deleted_by_id = :byId, deleted_by = :by
                        where message_id = :message and deleted_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("byId", by.id().value())
                .param("by", by.name())
                .param("message", message)
                .update();
    }

    void restore(long document) {
        jdbc.sql(
                        "update dossier_document set deleted_at = null, deleted_by_id = null, deleted_by = null where id = :id")
                .param("id", document)
                .update();
    }

    /** Documents deleted before this, and those whose every version somebody asked to erase. */
    List<Long> deletedBefore(Instant before) {
        return jdbc.sql("select id from dossier_document where deleted_at < :before order by id limit 500")
                .param("before", Timestamp.from(before))
                .query(Long.class)
                .list();
    }

    List<Long> addedBy(AccountId author) {
        return jdbc.sql("""
                        select distinct document_id from dossier_document_version where author_id = :author
                        order by document_id
                        """).param("author", author.value()).query(Long.class).list();
    }

    void purge(long document) {
        jdbc.sql("delete from dossier_document where id = :id")
                .param("id", document)
                .update();
    }

    private static Documents.Line line(ResultSet row) throws SQLException {
        Timestamp deleted = row.getTimestamp("deleted_at");
        Long author = row.getObject("author_id", Long.class);
        return new Documents.Line(
                row.getLong("id"),
                row.getObject("message_id", Long.class),
                Support.of(row.getString("support")),
                row.getString("description"),
                row.getBoolean("internal"),
                row.getInt("number"),
                new DocumentId(row.getObject("stored", UUID.class)),
                row.getString("name"),
                FileKind.of(row.getString("kind")),
                row.getLong("size"),
                row.getLong("weight"),
                author == null ? null : new AccountId(author),
                row.getString("author"),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("added_at").toInstant(),
                deleted == null ? null : deleted.toInstant(),
                row.getString("deleted_by"));
    }
}

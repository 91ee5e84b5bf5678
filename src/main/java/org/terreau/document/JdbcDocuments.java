package org.terreau.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of stored files and of what is left over in the stores. */
@Repository
class JdbcDocuments {

    /** A stored file, as the table has it. */
    record Row(DocumentId id, FileKind kind, long size, String digest, String store) {}

    /** Bytes that nothing names any more. */
    record Leftover(DocumentId id, String store) {}

    private final JdbcClient jdbc;

    JdbcDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertArriving(Row row, Instant at) {
        jdbc.sql("""
                        insert into document (id, kind, size, digest, store, received_at)
                        values (:id, :kind, :size, :digest, :store, :at)
                        """)
                .param("id", row.id().value())
                .param("kind", row.kind().code())
                .param("size", row.size())
                .param("digest", row.digest())
                .param("store", row.store())
                .param("at", Timestamp.from(at))
                .update();
    }

    boolean keep(DocumentId id, String owner) {
        return jdbc.sql("update document set owner = :owner where id = :id and owner is null")
                        .param("owner", owner)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    Optional<Row> find(DocumentId id, String owner) {
        return jdbc.sql("select id, kind, size, digest, store from document where id = :id and owner = :owner")
                .param("id", id.value())
                .param("owner", owner)
                .query((row, ignored) -> row(row))
                .optional();
    }

    /** How many files each store holds, and of how many bytes. */
    List<StoredFiles.Place> places() {
        return jdbc.sql(
                        "select store, count(*) as number, sum(size) as bytes from document group by store order by store")
                .query((row, ignored) ->
                        new StoredFiles.Place(row.getString("store"), row.getLong("number"), row.getLong("bytes")))
                .list();
    }

    /** Some of the files kept elsewhere than in this store, after the one named. */
    List<Row> keptElsewhere(String store, UUID after, int limit) {
        return jdbc.sql("""
                        select id, kind, size, digest, store from document
                        where store <> :store and owner is not null and id > :after order by id limit :limit
                        """)
                .param("store", store)
                .param("after", after)
                .param("limit", limit)
                .query((row, ignored) -> row(row))
                .list();
    }

    void forget(DocumentId id) {
        jdbc.sql("""
                        with gone as (delete from document where id = :id returning id, store)
                        insert into document_leftover (document_id, store) select id, store from gone
                        """).param("id", id.value()).update();
    }

    /** The file is read from another store from now on; the bytes in the former one are left over. */
    boolean moved(Row row, String store) {
        int changed = jdbc.sql("update document set store = :store where id = :id and store = :former")
                .param("store", store)
                .param("id", row.id().value())
                .param("former", row.store())
                .update();
        if (changed == 1)
            jdbc.sql("insert into document_leftover (document_id, store) values (:id, :former) on conflict do nothing")
                    .param("id", row.id().value())
                    .param("former", row.store())
                    .update();
        return changed == 1;
    }

    /** What began to arrive before this and was never kept becomes a leftover. */
    int abandonArrivals(Instant before) {
        return jdbc.sql("""
                        with gone as (delete from document where owner is null and received_at < :before
                                      returning id, store)
                        insert into document_leftover (document_id, store) select id, store from gone
                        """).param("before", Timestamp.from(before)).update();
    }

    List<Leftover> leftovers(int limit) {
        return jdbc.sql("select document_id, store from document_leftover order by document_id limit :limit")
                .param("limit", limit)
                .query((row, ignored) ->
                        new Leftover(new DocumentId(row.getObject("document_id", UUID.class)), row.getString("store")))
                .list();
    }

    void cleared(Leftover leftover) {
        jdbc.sql("delete from document_leftover where document_id = :id and store = :store")
                .param("id", leftover.id().value())
                .param("store", leftover.store())
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new DocumentId(row.getObject("id", UUID.class)),
                FileKind.of(row.getString("kind")),
                row.getLong("size"),
                row.getString("digest"),
                row.getString("store"));
    }
}

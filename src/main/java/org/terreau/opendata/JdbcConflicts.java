package org.terreau.opendata;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of what was changed here and in the files, and of what was chosen. */
@Repository
class JdbcConflicts {

    private static final String CONFLICTS =
            "select id, kind, thing, field, base, theirs, ours, found_at from catalogue_conflict ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcConflicts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those that wait for a choice, the oldest first. */
    List<CatalogueConflicts.CatalogueConflict> waiting(int most, int from) {
        return jdbc.sql(CONFLICTS + "where settled_at is null order by id limit :most offset :from")
                .param("most", most)
                .param("from", from)
                .query(JdbcConflicts::conflict)
                .list();
    }

    private static CatalogueConflicts.CatalogueConflict conflict(ResultSet row, int ignored) throws SQLException {
        return new CatalogueConflicts.CatalogueConflict(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("thing"),
                row.getString("field"),
                row.getString("base"),
                row.getString("theirs"),
                row.getString("ours"),
                row.getTimestamp("found_at").toInstant());
    }

    List<CatalogueConflicts.CatalogueConflict> waiting(ProductId product, int most) {
        return jdbc.sql(CONFLICTS
                        + "where settled_at is null and kind = :kind and thing = :thing order by id limit :most")
                .param("kind", Kind.PRODUCTS.folder())
                .param("thing", product.value())
                .param("most", most)
                .query(JdbcConflicts::conflict)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from catalogue_conflict where settled_at is null")
                .query(Long.class)
                .single();
    }

    void found(Kind kind, String thing, Reconciliation reconciliation, Instant at) {
        if (!reconciliation.agreed().isEmpty())
            jdbc.sql("""
                            delete from catalogue_conflict
                            where kind = :kind and thing = :thing and settled_at is null and field in (:agreed)
                            """)
                    .param("kind", kind.folder())
                    .param("thing", thing)
                    .param("agreed", reconciliation.agreed())
                    .update();
        for (Reconciliation.Conflict conflict : reconciliation.conflicts())
            jdbc.sql("""
                            insert into catalogue_conflict (kind, thing, field, base, theirs, ours, found_at)
                            values (:kind, :thing, :field, :base, :theirs, :ours, :now)
                            on conflict (kind, thing, field) where settled_at is null
                            do update set theirs = excluded.theirs, ours = excluded.ours
                            """)
                    .param("kind", kind.folder())
                    .param("thing", thing)
                    .param("field", conflict.field())
                    .param("base", written(conflict.base()))
                    .param("theirs", written(conflict.theirs()))
                    .param("ours", written(conflict.ours()))
                    .param("now", Timestamp.from(at))
                    .update();
    }

    boolean anyOf(Kind kind, String thing) {
        return jdbc.sql("""
                        select exists (select 1 from catalogue_conflict
                                       where kind = :kind and thing = :thing and settled_at is null)
                        """)
                .param("kind", kind.folder())
                .param("thing", thing)
                .query(Boolean.class)
                .single();
    }

    @Nullable
    String written(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    /** One import or one choice at a time, until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('terreau.catalogue-import'))")
                .query(row -> {});
    }

    /** Kind, thing, field and the file's value of one that waits for a choice; empty when there is none. */
    Map<String, @Nullable String> values(long id) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        jdbc.sql("select kind, thing, field, theirs from catalogue_conflict where id = :id and settled_at is null")
                .param("id", id)
                .query(found -> {
                    for (String column : List.of("kind", "thing", "field", "theirs"))
                        row.put(column, found.getString(column));
                });
        return row;
    }

    void settle(long id, CatalogueConflicts.Choice choice, String by, Instant at) {
        jdbc.sql("""
                        update catalogue_conflict set settled_at = :now, settled_by = :by, choice = :choice
                        where id = :id
                        """)
                .param("now", Timestamp.from(at))
                .param("by", by)
                .param("choice", choice.code())
                .param("id", id)
                .update();
    }

    void moved(long conflict, @Nullable String ours) {
        jdbc.sql("update catalogue_conflict set ours = :ours where id = :id")
                .param("ours", ours)
                .param("id", conflict)
                .update();
    }
}

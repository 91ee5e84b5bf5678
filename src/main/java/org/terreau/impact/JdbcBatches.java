package org.terreau.impact;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.audit.Audit;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The batches of measurements that came, and what became of each. Every method runs in the caller's transaction. */
@Component
class JdbcBatches {

    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    private static final String RECEIPT = """
            select id, kind, origin, received_at, refused, lines, added, corrected, unchanged, faulty, faults, undone_at
            from measure_batch
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcBatches(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return nothing when the batch's key came before */
    Optional<Long> open(ProductId product, Batch batch, Audit.Who who, Instant now) {
        Batch.Once once = batch.once();
        return jdbc.sql("""
                        insert into measure_batch (product_id, kind, origin, account_id, received_at, idempotency_key,
                                                   digest)
                        values (:product, :kind, :origin, :account, :now, :key, :digest)
                        on conflict (product_id, idempotency_key) where idempotency_key is not null do nothing
                        returning id
                        """)
                .param("product", product.value())
                .param("kind", batch.kind().code())
                .param("origin", batch.origin())
                .param("account", who.accountId())
                .param("now", Timestamp.from(now))
                .param("key", once == null ? null : once.key())
                .param("digest", once == null ? null : once.digest())
                .query(Long.class)
                .optional();
    }

    /**
     * What became of the batch that came under the same key.
     *
     * @throws Refused when its content was another (field `cle`)
     */
    Receipt arrivedBefore(ProductId product, Batch.Once once) {
        return jdbc.sql("select id, digest from measure_batch where product_id = :product and idempotency_key = :key")
                .param("product", product.value())
                .param("key", once.key())
                .query((row, ignored) -> {
                    if (!MessageDigest.isEqual(once.digest(), row.getBytes("digest")))
                        throw new Refused("cle", "impact.batch.other");
                    return row.getLong("id");
                })
                .optional()
                .map(id -> receipt(product, id).again())
                .orElseThrow(() -> new NotFound("batch", once.key()));
    }

    void close(long id, Checking checked, JdbcMeasures.Merged merged, boolean refused) {
        jdbc.sql("""
                        update measure_batch
                        set refused = :refused, lines = :lines, added = :added, corrected = :corrected,
                            unchanged = :unchanged, faulty = :faulty, faults = :faults::jsonb
                        where id = :id
                        """)
                .param("refused", refused)
                .param("lines", checked.lines())
                .param("added", merged.added())
                .param("corrected", merged.corrected())
                .param("unchanged", merged.unchanged())
                .param("faulty", checked.count())
                .param("faults", json.writeValueAsString(checked.faults()))
                .param("id", id)
                .update();
    }

    /** Marks a batch as taken back, by a batch of its own, whose number this is. */
    long undo(ProductId product, Receipt undone, Audit.Who who, Instant now) {
        long undoing = jdbc.sql("""
                        insert into measure_batch (product_id, kind, origin, account_id, received_at, undoes)
                        values (:product, :kind, :origin, :account, :now, :undone) returning id
                        """)
                .param("product", product.value())
                .param("kind", Batch.Kind.UNDO.code())
                .param("origin", undone.origin())
                .param("account", who.accountId())
                .param("now", Timestamp.from(now))
                .param("undone", undone.id())
                .query(Long.class)
                .single();
        jdbc.sql("update measure_batch set undone_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", undone.id())
                .update();
        return undoing;
    }

    Receipt receipt(ProductId product, long id) {
        return jdbc.sql(RECEIPT + " where product_id = :product and id = :id")
                .param("product", product.value())
                .param("id", id)
                .query((row, ignored) -> receipt(row))
                .optional()
                .orElseThrow(() -> new NotFound("batch", id));
    }

    /** The latest first. */
    Slice<Receipt> receipts(ProductId product, int page) {
        int size = 20;
        int number = Math.max(1, page);
        List<Receipt> found = jdbc.sql(
                        RECEIPT + " where product_id = :product order by id desc limit :size offset :from")
                .param("product", product.value())
                .param("size", size)
                .param("from", (number - 1) * size)
                .query((row, ignored) -> receipt(row))
                .list();
        int all = jdbc.sql("select count(*) from measure_batch where product_id = :product")
                .param("product", product.value())
                .query(Integer.class)
                .single();
        return new Slice<>(found, number, size, all);
    }

    private Receipt receipt(ResultSet row) throws SQLException {
        Timestamp undone = row.getTimestamp("undone_at");
        return new Receipt(
                row.getLong("id"),
                Batch.Kind.of(row.getString("kind")),
                row.getString("origin"),
                row.getTimestamp("received_at").toInstant(),
                row.getBoolean("refused"),
                row.getLong("lines"),
                row.getLong("added"),
                row.getLong("corrected"),
                row.getLong("unchanged"),
                row.getLong("faulty"),
                json.readValue(row.getString("faults"), FAULTS),
                undone == null ? null : undone.toInstant(),
                false);
    }
}

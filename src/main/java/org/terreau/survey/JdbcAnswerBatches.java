package org.terreau.survey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.Actor;
import org.terreau.impact.Fault;
import org.terreau.portfolio.ProductId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of answers that arrive together. */
@Repository
class JdbcAnswerBatches {

    private static final String RECEIPT = """
            select id, origin, received_at, refused, lines, added, known, faulty, faults, undone_at from survey_batch
            """;

    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcAnswerBatches(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long open(ProductId product, AnswerBatches.Batch batch, Actor actor, Instant now) {
        return jdbc.sql("""
                        insert into survey_batch (product_id, kind, origin, account_id, received_at)
                        values (:product, :kind, :origin, :account, :now) returning id
                        """)
                .param("product", product.value())
                .param("kind", batch.channel().code())
                .param("origin", batch.origin())
                .param("account", actor.id().value())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    void close(long id, int lines, int added, int known, int faulty, List<Fault> faults) {
        jdbc.sql("""
                        update survey_batch
                        set lines = :lines, added = :added, known = :known, faulty = :faulty, faults = :faults::jsonb
                        where id = :id
                        """)
                .param("lines", lines)
                .param("added", added)
                .param("known", known)
                .param("faulty", faulty)
                .param("faults", json.writeValueAsString(faults))
                .param("id", id)
                .update();
    }

    Optional<AnswerReceipt> read(ProductId product, long id) {
        return jdbc.sql(RECEIPT + " where product_id = :product and id = :id")
                .param("product", product.value())
                .param("id", id)
                .query((row, ignored) -> receipt(row))
                .optional();
    }

    /** The latest first. */
    List<AnswerReceipt> latest(ProductId product, int most) {
        return jdbc.sql(RECEIPT + " where product_id = :product order by id desc limit :most")
                .param("product", product.value())
                .param("most", most)
                .query((row, ignored) -> receipt(row))
                .list();
    }

    private AnswerReceipt receipt(ResultSet row) throws SQLException {
        Timestamp undone = row.getTimestamp("undone_at");
        return new AnswerReceipt(
                row.getLong("id"),
                row.getString("origin"),
                row.getTimestamp("received_at").toInstant(),
                row.getBoolean("refused"),
                row.getInt("lines"),
                row.getInt("added"),
                row.getInt("known"),
                row.getInt("faulty"),
                json.readValue(row.getString("faults"), FAULTS),
                undone == null ? null : undone.toInstant());
    }

    /** False when it was taken back already. */
    boolean undo(ProductId product, long id, Instant at) {
        return jdbc.sql("""
                        update survey_batch set undone_at = :now
                        where id = :id and product_id = :product and undone_at is null
                        """)
                        .param("now", Timestamp.from(at))
                        .param("id", id)
                        .param("product", product.value())
                        .update()
                == 1;
    }

    /** What was published of the words of its answers. */
    List<Long> testimonies(long id) {
        return jdbc.sql("""
                        select v.testimony from survey_verbatim v join survey_answer a on a.id = v.answer
                        where a.batch = :id and v.testimony is not null
                        """).param("id", id).query(Long.class).list();
    }

    int forgetAnswers(long id) {
        return jdbc.sql("delete from survey_answer where batch = :id")
                .param("id", id)
                .update();
    }
}

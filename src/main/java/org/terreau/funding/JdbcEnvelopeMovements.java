package org.terreau.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The SQL of what changes envelopes, and of the years that they are of. */
@Repository
class JdbcEnvelopeMovements {

    private final JdbcClient jdbc;

    JdbcEnvelopeMovements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a product, the first one first: three statements. */
    List<FollowedEnvelope> of(ProductId product) {
        Map<Long, List<FollowedEnvelope.Movement>> movements = movements(product);
        Map<Long, List<FollowedEnvelope.Year>> years = years(product);
        return jdbc.sql("""
                        select id, increment_number, amount_cents, from_day, until_day, carrier, once, proof, version
                        from envelope where product_id = :product order by from_day, id
                        """)
                .param("product", product.value())
                .query((row, ignored) -> {
                    long id = row.getLong("id");
                    return new FollowedEnvelope(
                            id,
                            JdbcEnvelopes.envelope(row),
                            row.getString("proof"),
                            movements.getOrDefault(id, List.of()),
                            years.getOrDefault(id, List.of()),
                            row.getLong("version"));
                })
                .list();
    }

    private Map<Long, List<FollowedEnvelope.Movement>> movements(ProductId product) {
        Map<Long, List<FollowedEnvelope.Movement>> movements = new HashMap<>();
        jdbc.sql("""
                        select m.envelope_id, m.moved_on, m.delta_cents, m.until_day, m.once, m.reason, m.proof, m.author
                        from envelope_movement m join envelope e on e.id = m.envelope_id
                        where e.product_id = :product order by m.id
                        """).param("product", product.value()).query(row -> {
            movements
                    .computeIfAbsent(row.getLong("envelope_id"), none -> new ArrayList<>())
                    .add(new FollowedEnvelope.Movement(
                            row.getObject("moved_on", LocalDate.class),
                            new Money(row.getLong("delta_cents")),
                            row.getObject("until_day", LocalDate.class),
                            row.getObject("once", Boolean.class),
                            row.getString("reason"),
                            row.getString("proof"),
                            row.getString("author")));
        });
        return movements;
    }

    private Map<Long, List<FollowedEnvelope.Year>> years(ProductId product) {
        Map<Long, List<FollowedEnvelope.Year>> years = new HashMap<>();
        jdbc.sql("""
                        select y.envelope_id, y.year, y.ae_cents, y.cp_cents
                        from envelope_year y join envelope e on e.id = y.envelope_id
                        where e.product_id = :product order by y.year
                        """).param("product", product.value()).query(row -> {
            years.computeIfAbsent(row.getLong("envelope_id"), none -> new ArrayList<>())
                    .add(new FollowedEnvelope.Year(
                            row.getInt("year"),
                            new Money(row.getLong("ae_cents")),
                            new Money(row.getLong("cp_cents"))));
        });
        return years;
    }

    /** Holds an envelope until the transaction ends; false when somebody wrote on it since this version. */
    boolean take(long envelope, long version) {
        return jdbc.sql("update envelope set version = version + 1 where id = :id and version = :version")
                        .param("id", envelope)
                        .param("version", version)
                        .update()
                == 1;
    }

    void move(long envelope, FollowedEnvelope.Movement movement, Actor actor) {
        jdbc.sql("""
                        insert into envelope_movement (envelope_id, moved_on, delta_cents, until_day, once, reason, proof, account_id,
                            author)
                        values (:envelope, :day, :delta, cast(:until as date), cast(:once as boolean), :reason, :proof, :account,
                            :author)
                        """)
                .param("envelope", envelope)
                .param("day", movement.day())
                .param("delta", movement.delta().cents())
                .param("until", movement.until())
                .param("once", movement.once())
                .param("reason", movement.reason())
                .param("proof", movement.proof())
                .param("account", actor.id().value())
                .param("author", movement.author())
                .update();
        jdbc.sql("""
                        update envelope set amount_cents = amount_cents + :delta,
                            until_day = coalesce(cast(:until as date), until_day),
                            once = coalesce(cast(:once as boolean), once)
                        where id = :envelope
                        """)
                .param("envelope", envelope)
                .param("delta", movement.delta().cents())
                .param("until", movement.until())
                .param("once", movement.once())
                .update();
    }

    /** Says of which years an envelope is, instead of what was said before. */
    void divide(long envelope, List<FollowedEnvelope.Year> years) {
        jdbc.sql("delete from envelope_year where envelope_id = :envelope")
                .param("envelope", envelope)
                .update();
        for (FollowedEnvelope.Year one : years)
            jdbc.sql("""
                            insert into envelope_year (envelope_id, year, ae_cents, cp_cents)
                            values (:envelope, :year, :commitment, :payment)
                            """)
                    .param("envelope", envelope)
                    .param("year", one.year())
                    .param("commitment", one.commitment().cents())
                    .param("payment", one.payment().cents())
                    .update();
    }
}

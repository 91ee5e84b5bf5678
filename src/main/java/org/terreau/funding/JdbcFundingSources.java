package org.terreau.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/** The SQL of contributions with their agreements, and of envelopes that no decision gave. */
@Repository
class JdbcFundingSources {

    private final JdbcClient jdbc;

    JdbcFundingSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a product, whatever became of them, the first one first. */
    List<FundingSource> of(ProductId product) {
        Map<Long, List<FundingSource.Movement>> movements = movements(product);
        return jdbc.sql("""
                        select id, first_year, last_year, decided_on, funder, regime, what, remaining, source, funder_kind,
                            agreement, signed_on, commit_by, lead_days, condition, proof
                        from contribution where product_id = :product and replaced_by is null
                        order by first_year, decided_on nulls last, id
                        """)
                .param("product", product.value())
                .query((row, ignored) -> source(row, movements.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static FundingSource source(ResultSet row, List<FundingSource.Movement> movements) throws SQLException {
        Money amount = movements.stream().map(FundingSource.Movement::delta).reduce(Money.ZERO, Money::plus);
        Contribution contribution = new Contribution(
                row.getLong("id"),
                new Years(row.getInt("first_year"), row.getInt("last_year")),
                row.getObject("decided_on", LocalDate.class),
                row.getString("funder"),
                amount,
                Regime.coded(row.getString("regime")),
                row.getString("what"),
                row.getBoolean("remaining"),
                row.getString("source"));
        Agreement agreement = new Agreement(
                FunderKind.of(row.getString("funder_kind")).orElse(null),
                AgreementKind.of(row.getString("agreement")).orElse(null),
                row.getObject("signed_on", LocalDate.class),
                row.getObject("commit_by", LocalDate.class),
                row.getObject("lead_days", Integer.class),
                row.getString("condition"),
                row.getString("proof"));
        return new FundingSource(contribution, agreement, movements);
    }

    private Map<Long, List<FundingSource.Movement>> movements(ProductId product) {
        Map<Long, List<FundingSource.Movement>> movements = new HashMap<>();
        jdbc.sql("""
                        select m.contribution_id, m.moved_on, m.delta_cents, m.reason, m.commit_by, m.standing, m.proof, m.author
                        from contribution_movement m join contribution c on c.id = m.contribution_id
                        where c.product_id = :product order by m.id
                        """).param("product", product.value()).query(row -> {
            movements
                    .computeIfAbsent(row.getLong("contribution_id"), none -> new ArrayList<>())
                    .add(movement(row));
        });
        return movements;
    }

    private static FundingSource.Movement movement(ResultSet row) throws SQLException {
        String standing = row.getString("standing");
        return new FundingSource.Movement(
                row.getObject("moved_on", LocalDate.class),
                new Money(row.getLong("delta_cents")),
                row.getString("reason"),
                row.getObject("commit_by", LocalDate.class),
                standing == null ? null : TrancheState.of(standing).orElse(null),
                row.getString("proof"),
                row.getString("author"));
    }

    /** Says by which act a contribution that was just added comes. */
    void agree(long contribution, Agreement agreement) {
        FunderKind funder = agreement.funderKind();
        AgreementKind kind = agreement.kind();
        jdbc.sql("""
                        update contribution set funder_kind = :funder, agreement = :kind, signed_on = cast(:signed as date),
                            commit_by = cast(:until as date), lead_days = cast(:lead as int), condition = :condition,
                            proof = :proof
                        where id = :id
                        """)
                .param("id", contribution)
                .param("funder", funder == null ? "" : funder.code())
                .param("kind", kind == null ? "" : kind.code())
                .param("signed", agreement.signedOn())
                .param("until", agreement.commitBy())
                .param("lead", agreement.leadDays())
                .param("condition", agreement.condition())
                .param("proof", agreement.proof())
                .update();
    }

    void move(long contribution, FundingSource.Movement movement, Actor actor) {
        TrancheState standing = movement.standing();
        jdbc.sql("""
                        insert into contribution_movement (contribution_id, moved_on, delta_cents, reason, commit_by, standing,
                            proof, account_id, author)
                        values (:contribution, :day, :delta, :reason, cast(:until as date), cast(:standing as text), :proof,
                            :account, :author)
                        """)
                .param("contribution", contribution)
                .param("day", movement.day())
                .param("delta", movement.delta().cents())
                .param("reason", movement.reason())
                .param("until", movement.commitBy())
                .param("standing", standing == null ? null : standing.code())
                .param("proof", movement.proof())
                .param("account", actor.id().value())
                .param("author", movement.author())
                .update();
    }

    /** Adds an envelope that no decision of a committee gave. */
    void grant(ProductId product, Envelopes.Envelope envelope, String proof) {
        jdbc.sql("""
                        insert into envelope (product_id, amount_cents, from_day, until_day, carrier, proof, once)
                        values (:product, :amount, :from, :until, :carrier, :proof, :once)
                        """)
                .param("product", product.value())
                .param("amount", envelope.amount().cents())
                .param("from", envelope.from())
                .param("until", envelope.until())
                .param("carrier", envelope.carrier())
                .param("proof", proof)
                .param("once", envelope.once())
                .update();
    }
}

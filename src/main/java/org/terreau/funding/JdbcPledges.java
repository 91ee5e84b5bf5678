package org.terreau.funding;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The SQL of commitments to refinance. */
@Repository
class JdbcPledges {

    private static final String READ = """
            select id, product_id, funder, made_on, due_on, amount_cents, share, condition, figure, figure_name, figure_unit,
                more_is_better, threshold, proof, state, kept_cents, reason, decided_on, version
            from pledge
            """;

    private final JdbcClient jdbc;

    JdbcPledges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a product, the one that is due first first. */
    List<Pledge> of(ProductId product) {
        return jdbc.sql(READ + " where product_id = :product order by due_on, id")
                .param("product", product.value())
                .query((row, ignored) -> pledge(row))
                .list();
    }

    /** Those of every product of which somebody said what became, the last ones first. */
    List<Pledge> decided() {
        return jdbc.sql(READ + " where decided_on is not null order by decided_on desc, id desc")
                .query((row, ignored) -> pledge(row))
                .list();
    }

    /** Those that nobody decided, of every product, the one that is due first first. */
    List<Pledge> open() {
        return jdbc.sql(READ + " where decided_on is null order by due_on, id")
                .query((row, ignored) -> pledge(row))
                .list();
    }

    private static Pledge pledge(ResultSet row) throws SQLException {
        int share = row.getInt("share");
        Integer percent = row.wasNull() ? null : share;
        LocalDate decided = row.getObject("decided_on", LocalDate.class);
        BigDecimal threshold = row.getBigDecimal("threshold");
        return new Pledge(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                row.getString("funder"),
                row.getObject("made_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                new Pledge.Promised(money(row, "amount_cents"), percent),
                row.getString("condition"),
                threshold == null
                        ? null
                        : new Pledge.Threshold(
                                row.getString("figure"),
                                row.getString("figure_name"),
                                row.getString("figure_unit"),
                                row.getBoolean("more_is_better"),
                                threshold),
                row.getString("proof"),
                decided == null
                        ? null
                        : new Pledge.Decided(
                                PledgeState.of(row.getString("state")).orElseThrow(),
                                money(row, "kept_cents"),
                                row.getString("reason"),
                                decided),
                row.getLong("version"));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long cents = row.getLong(column);
        return row.wasNull() ? null : new Money(cents);
    }

    private static @Nullable Long cents(@Nullable Money amount) {
        return amount == null ? null : amount.cents();
    }

    long insert(Pledge one, Actor actor) {
        Pledge.Threshold threshold = one.threshold();
        return jdbc.sql("""
                        insert into pledge (product_id, funder, made_on, due_on, amount_cents, share, condition, figure,
                            figure_name, figure_unit, more_is_better, threshold, proof, account_id)
                        values (:product, :funder, :made, :due, cast(:amount as bigint), cast(:share as int), :condition,
                            :figure, :name, :unit, :more, cast(:threshold as numeric), :proof, :account)
                        returning id
                        """)
                .param("product", one.product().value())
                .param("funder", one.funder())
                .param("made", one.madeOn())
                .param("due", one.dueOn())
                .param("amount", cents(one.promised().amount()))
                .param("share", one.promised().share())
                .param("condition", one.condition())
                .param("figure", threshold == null ? "" : threshold.code())
                .param("name", threshold == null ? "" : threshold.name())
                .param("unit", threshold == null ? "" : threshold.unit())
                .param("more", threshold == null || threshold.moreIsBetter())
                .param("threshold", threshold == null ? null : threshold.value())
                .param("proof", one.proof())
                .param("account", actor.id().value())
                .query(Long.class)
                .single();
    }

    /** @return false when somebody else wrote since this version */
    boolean decide(long id, Pledge.Decided decision, long version, Actor actor) {
        return jdbc.sql("""
                        update pledge set state = :state, kept_cents = cast(:kept as bigint), reason = :reason,
                            decided_on = :on, decided_by = :account, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("id", id)
                        .param("state", decision.state().code())
                        .param("kept", cents(decision.kept()))
                        .param("reason", decision.reason())
                        .param("on", decision.on())
                        .param("account", actor.id().value())
                        .param("version", version)
                        .update()
                > 0;
    }
}

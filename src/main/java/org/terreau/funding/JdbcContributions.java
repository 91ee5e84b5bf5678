package org.terreau.funding;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The SQL of contributions and of their movements. */
@Repository
class JdbcContributions {

    private static final String READ = """
            select c.id, product_id, first_year, last_year, decided_on, funder, regime, what, remaining, source,
                (select coalesce(sum(delta_cents), 0)::bigint from contribution_movement m
                 where m.contribution_id = c.id) as cents,
                coalesce((select nullif(t.published_at, '') from agreement_terms t where t.contribution_id = c.id),
                    case when proof ~* '^https?://[^[:space:]]+$' then proof else '' end) as act
            from contribution c where replaced_by is null
                and not coalesce((select m.standing in ('suspendue', 'perdue') from contribution_movement m
                                  where m.contribution_id = c.id and m.standing is not null order by m.id desc limit 1), false)
            """;

    private final JdbcClient jdbc;

    JdbcContributions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a product that can be counted on, the first one first, each worth what its movements add up to. */
    List<Contribution> of(ProductId product) {
        return jdbc.sql(READ + " and product_id = :product order by first_year, decided_on nulls last, c.id")
                .param("product", product.value())
                .query((row, ignored) -> contribution(row))
                .list();
    }

    /** Those of every product, in the order of the products. */
    Map<String, List<Contribution>> all() {
        Map<String, List<Contribution>> all = new TreeMap<>();
        jdbc.sql(READ + " order by first_year, decided_on nulls last, c.id").query(row -> {
            all.computeIfAbsent(row.getString("product_id"), none -> new ArrayList<>())
                    .add(contribution(row));
        });
        return all;
    }

    private static Contribution contribution(ResultSet row) throws SQLException {
        return new Contribution(
                row.getLong("id"),
                new Years(row.getInt("first_year"), row.getInt("last_year")),
                row.getObject("decided_on", LocalDate.class),
                row.getString("funder"),
                new Money(row.getLong("cents")),
                Regime.coded(row.getString("regime")),
                row.getString("what"),
                row.getBoolean("remaining"),
                row.getString("source"),
                row.getString("act"));
    }

    /**
     * Adds one with its first movement.
     *
     * @param by the import that brings it; null when it is typed
     */
    long insert(ProductId product, Contribution one, LocalDate today, @Nullable Long by, Actor actor) {
        LocalDate decided = one.day();
        long id = jdbc.sql("""
                        insert into contribution (product_id, import_id, first_year, last_year, decided_on, funder, regime,
                            what, remaining, source)
                        values (:product, cast(:by as bigint), :first, :last, :decided, :funder, :regime, :what, :left, :source)
                        returning id
                        """)
                .param("product", product.value())
                .param("by", by)
                .param("first", one.years().first())
                .param("last", one.years().last())
                .param("decided", decided == null ? null : Date.valueOf(decided))
                .param("funder", one.funder())
                .param("regime", one.regime().code())
                .param("what", one.what())
                .param("left", one.left())
                .param("source", one.source())
                .query(Long.class)
                .single();
        move(id, decided == null ? today : decided, one.amount(), "", actor);
        return id;
    }

    void move(long contribution, LocalDate day, Money delta, String reason, Actor actor) {
        jdbc.sql("""
                        insert into contribution_movement (contribution_id, moved_on, delta_cents, reason, account_id, author)
                        values (:contribution, :day, :delta, :reason, :account, :author)
                        """)
                .param("contribution", contribution)
                .param("day", day)
                .param("delta", delta.cents())
                .param("reason", reason)
                .param("account", actor.id().value())
                .param("author", actor.name())
                .update();
    }

    void replace(List<Long> contributions, long by) {
        jdbc.sql("update contribution set replaced_by = :by where id = any(:ids)")
                .param("by", by)
                .param("ids", contributions.toArray(new Long[0]))
                .update();
    }

    /** What an import brought is set aside, what it replaced comes back: nothing is deleted. */
    void undo(long by) {
        jdbc.sql("""
                        update contribution set replaced_by = case when import_id = :by then import_id end
                        where import_id = :by and replaced_by is null or replaced_by = :by
                        """).param("by", by).update();
    }
}

package org.terreau.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The SQL of what products were granted and of what is published of the years that happened, read together. */
@Repository
class JdbcYearlyMoney {

    private final JdbcClient jdbc;

    JdbcYearlyMoney(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param realised the lines of the last published version that happened, public agents among them */
    record Known(List<Envelopes.Envelope> granted, List<BudgetLine> realised) {

        static final Known NONE = new Known(List.of(), List.of());
    }

    Known of(ProductId product) {
        return read(product.value()).getOrDefault(product, Known.NONE);
    }

    Map<ProductId, Known> all() {
        return read(null);
    }

    private Map<ProductId, Known> read(@Nullable String product) {
        Map<ProductId, Known> known = new HashMap<>();
        jdbc.sql("""
                        select product_id, id as rank, amount_cents, from_day, until_day, increment_number, carrier, once,
                            0 as first_year, 0 as last_year, '' as period, '' as activity, '' as resource, '' as nature,
                            false as agents, '' as label, null::bigint as ae_cents, null::bigint as cp_cents, '' as regime,
                            0 as vat_rate, false as alone, '' as source
                        from envelope where cast(:product as text) is null or product_id = :product
                        union all
                        select product_id, id, null, null, null, null, null, false, first_year, last_year, period, activity, resource,
                            nature, agents, label, ae_cents, cp_cents, regime, vat_rate, alone, source
                        from budget_line
                        where nature = 'realise' and version_id in (
                            select distinct on (product_id) id from budget_version
                            where cast(:product as text) is null or product_id = :product
                            order by product_id, number desc)
                        order by rank
                        """).param("product", product).query(row -> {
            Known one = known.computeIfAbsent(
                    new ProductId(row.getString("product_id")),
                    none -> new Known(new ArrayList<>(), new ArrayList<>()));
            if (row.getObject("from_day") == null) one.realised().add(JdbcBudgetLines.line(row));
            else one.granted().add(envelope(row));
        });
        return known;
    }

    private static Envelopes.Envelope envelope(ResultSet row) throws SQLException {
        return new Envelopes.Envelope(
                row.getInt("increment_number"),
                new Money(row.getLong("amount_cents")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getString("carrier"),
                row.getBoolean("once"));
    }
}

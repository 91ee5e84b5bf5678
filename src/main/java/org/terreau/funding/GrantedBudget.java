package org.terreau.funding;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductFigure;
import org.terreau.portfolio.ProductId;

/** All the money granted to a product since its start. */
@Component
class GrantedBudget implements ProductFigure {

    private final Envelopes envelopes;
    private final JdbcClient jdbc;

    GrantedBudget(Envelopes envelopes, JdbcClient jdbc) {
        this.envelopes = envelopes;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "budget-accorde";
    }

    @Override
    public String unit() {
        return "€";
    }

    @Override
    public String meaning() {
        return "funding.figure.granted";
    }

    @Override
    public Known of(ProductId product) {
        Envelopes.Budget budget = envelopes.of(product);
        Optional<BigDecimal> total = budget.envelopes().isEmpty()
                ? Optional.empty()
                : Optional.of(budget.total().inEuros());
        return (from, until) -> total;
    }

    @Override
    public Map<ProductId, BigDecimal> all() {
        Map<ProductId, BigDecimal> all = new HashMap<>();
        jdbc.sql("select product_id, sum(amount_cents) / 100.0 as euros from envelope group by product_id")
                .query(row -> {
                    all.put(new ProductId(row.getString("product_id")), row.getBigDecimal("euros"));
                });
        return all;
    }
}

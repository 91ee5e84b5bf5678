package org.terreau.funding;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductFigure;
import org.terreau.portfolio.ProductId;

/** All the money granted to a product since its start. */
@Component
class GrantedBudget implements ProductFigure {

    private final Envelopes envelopes;
    private final JdbcEnvelopes stored;

    GrantedBudget(Envelopes envelopes, JdbcEnvelopes stored) {
        this.envelopes = envelopes;
        this.stored = stored;
    }

    @Override
    public String name() {
        return GRANTED;
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
        return stored.sums();
    }
}

package org.terreau.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.IncrementGranted;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductSection;
import org.terreau.shared.Money;

/** Envelopes: each funding decision adds one to the increment that it pays for. Public, as impact is. */
@Component
public class Envelopes implements ProductSection {

    private final JdbcClient jdbc;

    Envelopes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Money granted for an increment, all taxes included.
     *
     * @param from the first day that it pays
     * @param until the last day of what is granted
     * @param carrier the administration that carries the product
     */
    public record Envelope(int increment, Money amount, LocalDate from, LocalDate until, String carrier) {}

    /** Every envelope of a product and their sum. */
    public record Budget(List<Envelope> envelopes, Money total) {

        public Budget {
            envelopes = List.copyOf(envelopes);
        }
    }

    @EventListener
    @Transactional
    void granted(IncrementGranted granted) {
        if (granted.amount() == null) return;
        jdbc.sql("""
                        insert into envelope (product_id, increment_number, amount_cents, from_day, until_day, carrier, decision_id)
                        values (:product, :increment, :amount, :from, :until, :carrier, :decision)
                        """)
                .param("product", granted.product().value())
                .param("increment", granted.increment().number())
                .param("amount", granted.amount().cents())
                .param("from", granted.from())
                .param("until", granted.until())
                .param("carrier", granted.carrier())
                .param("decision", granted.decisionId())
                .update();
    }

    @Transactional(readOnly = true)
    public Budget of(ProductId product) {
        List<Envelope> envelopes = jdbc.sql("""
                        select increment_number, amount_cents, from_day, until_day, carrier
                        from envelope where product_id = :product order by id
                        """)
                .param("product", product.value())
                .query((row, ignored) -> new Envelope(
                        row.getInt("increment_number"),
                        new Money(row.getLong("amount_cents")),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class),
                        row.getString("carrier")))
                .list();
        return new Budget(envelopes, envelopes.stream().map(Envelope::amount).reduce(Money.ZERO, Money::plus));
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public Optional<Part> of(Product product) {
        Budget budget = of(product.id());
        return budget.envelopes().isEmpty() ? Optional.empty() : Optional.of(new Part("funding/section", budget));
    }
}

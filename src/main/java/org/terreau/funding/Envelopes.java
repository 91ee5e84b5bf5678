package org.terreau.funding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.decision.Effects;
import org.terreau.decision.GrantCorrected;
import org.terreau.portfolio.IncrementGranted;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductSection;
import org.terreau.shared.Money;

/** Envelopes: each funding decision adds one to the increment that it pays for. Public, as impact is. */
@Component
public class Envelopes implements ProductSection {

    private final JdbcEnvelopes stored;
    private final Effects effects;

    Envelopes(JdbcEnvelopes stored, Effects effects) {
        this.stored = stored;
        this.effects = effects;
    }

    /**
     * Money granted for an increment, all taxes included.
     *
     * @param from the first day that it pays
     * @param until the last day of what is granted
     * @param carrier the administration that carries the product
     * @param once it is not expected to come again: it makes no yearly pace (FIELD 1.3, F19)
     */
    public record Envelope(int increment, Money amount, LocalDate from, LocalDate until, String carrier, boolean once) {

        /** One that others may follow. */
        public Envelope(int increment, Money amount, LocalDate from, LocalDate until, String carrier) {
            this(increment, amount, from, until, carrier, false);
        }
    }

    /** Every envelope of a product and their sum. */
    public record Budget(List<Envelope> envelopes, Money total) {

        public Budget {
            envelopes = List.copyOf(envelopes);
        }
    }

    /** The days that an envelope pays, the first and the last. */
    public record Days(LocalDate from, LocalDate until) {}

    /** Of each of these products, the days of the envelope that ends last; nothing for those that have none. */
    @Transactional(readOnly = true)
    public Map<ProductId, Days> lastDays(Collection<ProductId> products) {
        return stored.lastDays(products);
    }

    @EventListener
    @Transactional
    void granted(IncrementGranted granted) {
        Money amount = granted.amount();
        if (amount == null) return;
        stored.insert(granted, amount);
        effects.done(
                granted.decision(),
                "envelope",
                granted.product().path(),
                amount.inEuros().toPlainString(),
                granted.until().toString());
    }

    /** A slip of the decision, corrected before it was published. */
    @EventListener
    @Transactional
    void corrected(GrantCorrected corrected) {
        Money amount = corrected.grant().granted();
        LocalDate until = corrected.grant().until();
        if (amount != null && until != null) stored.correct(corrected.decisionId(), amount, until);
    }

    @Transactional(readOnly = true)
    public Budget of(ProductId product) {
        List<Envelope> envelopes = stored.of(product);
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

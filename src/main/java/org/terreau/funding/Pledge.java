package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.Plain;

/**
 * A commitment to refinance a product, for a committee (FIELD 1.3).
 *
 * @param dueOn the committee's day
 * @param promised how much
 * @param condition in words; may be empty
 * @param threshold the figure that the condition is read from; null when none says it
 * @param proof the act's reference or address
 * @param decision what somebody said became of it; null as long as nobody did
 */
public record Pledge(
        long id,
        ProductId product,
        String funder,
        LocalDate madeOn,
        LocalDate dueOn,
        Promised promised,
        String condition,
        @Nullable Threshold threshold,
        String proof,
        @Nullable Decided decision,
        long version) {

    /**
     * An amount with taxes, or a part of what is granted from then on: the other one is null.
     *
     * @param share in percent
     */
    public record Promised(@Nullable Money amount, @Nullable Integer share) {}

    /** @param code of the figure, `name` as it was called on that day */
    public record Threshold(String code, String name, String unit, boolean moreIsBetter, BigDecimal value) {

        boolean reachedBy(BigDecimal measured) {
            int compared = measured.compareTo(value);
            return moreIsBetter ? compared >= 0 : compared <= 0;
        }
    }

    /**
     * @param kept what came, with taxes; null when nobody says how much
     * @param reason may be empty when it was kept
     */
    public record Decided(PledgeState state, @Nullable Money kept, String reason, LocalDate on) {}

    public PledgeState state() {
        return decision == null ? PledgeState.DUE : decision.state();
    }

    /** Its day has passed, and nobody said what became of it. */
    public boolean late(LocalDate today) {
        return decision == null && dueOn.isBefore(today);
    }

    /**
     * What the figures say of it: for a person to confirm.
     *
     * @param state {@link PledgeState#DUE} while nothing can be said
     * @param brought what its funder brought since it was made
     * @param expected what it promised; null when it is a part of what nobody granted yet
     * @param why the end of a message key
     */
    public record Proposal(
            PledgeState state, Money brought, @Nullable Money expected, String why) {}

    /**
     * @param value the last one of its figure; null when there is none
     * @param granted the envelopes of the product, by carrier
     * @param contributions those that can be counted on, with their taxes
     * @param ended the product stopped
     */
    Proposal propose(
            @Nullable BigDecimal value,
            List<Envelopes.Envelope> granted,
            List<Contribution> contributions,
            boolean ended,
            LocalDate today) {
        Money brought = brought(granted, contributions);
        Money expected = expected(granted).orElse(null);
        if (expected != null && expected.cents() > 0 && brought.compareTo(expected) >= 0)
            return new Proposal(PledgeState.KEPT, brought, expected, "venu");
        if (ended) return new Proposal(PledgeState.VOID, brought, expected, "arrete");
        boolean over = !dueOn.isAfter(today);
        if (threshold != null && value == null) return new Proposal(PledgeState.DUE, brought, expected, "sans-mesure");
        if (threshold == null && !condition.isBlank() && (!over || brought.cents() == 0))
            return new Proposal(PledgeState.DUE, brought, expected, "condition-en-mots");
        boolean met = threshold == null || (value != null && threshold.reachedBy(value));
        if (!over) return new Proposal(PledgeState.DUE, brought, expected, met ? "condition-remplie" : "pas-encore");
        if (!met) return new Proposal(PledgeState.VOID, brought, expected, "condition-manquee");
        if (brought.cents() > 0) return new Proposal(PledgeState.PARTLY, brought, expected, "moins");
        return new Proposal(PledgeState.BROKEN, brought, expected, "rien");
    }

    private Money brought(List<Envelopes.Envelope> granted, List<Contribution> contributions) {
        String own = Plain.text(funder);
        Money told = contributions.stream()
                .filter(one -> !one.left() && Plain.text(one.funder()).equals(own) && since(one.day()))
                .filter(one -> one.regime() == Regime.TAXED || one.regime() == Regime.EXEMPT)
                .map(Contribution::amount)
                .reduce(Money.ZERO, Money::plus);
        if (told.cents() > 0) return told;
        return granted.stream()
                .filter(one -> Plain.text(one.carrier()).equals(own) && since(one.from()))
                .map(Envelopes.Envelope::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private boolean since(@Nullable LocalDate day) {
        return day != null && day.isAfter(madeOn);
    }

    private Optional<Money> expected(List<Envelopes.Envelope> granted) {
        Integer share = promised.share();
        if (share == null) return Optional.ofNullable(promised.amount());
        Money base = granted.stream()
                .filter(one -> since(one.from()))
                .map(Envelopes.Envelope::amount)
                .reduce(Money.ZERO, Money::plus);
        if (base.cents() == 0) return Optional.empty();
        return Optional.of(new Money(BigDecimal.valueOf(base.cents())
                .multiply(BigDecimal.valueOf(share))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                .longValueExact()));
    }
}

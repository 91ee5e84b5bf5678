package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/**
 * How far what was granted went, as published lines tell it (FIELD 1.4, screen 1).
 *
 * @param engaged in whole percents of what is granted, rounded down
 * @param paid the same
 */
public record Progress(int engaged, int paid) {

    private static final int WHOLE = 100;

    /**
     * From the realised lines of the years that the envelopes pay, taxes included, public agents left out. A line that tells
     * what was paid and not what was ordered was ordered for as much.
     *
     * @return empty where no line tells it, where the taxes of one are unknown, or where more was ordered than granted here
     */
    static Optional<Progress> of(Envelopes.Budget granted, List<BudgetLine> lines) {
        Optional<Integer> first =
                granted.envelopes().stream().map(one -> one.from().getYear()).min(Comparator.naturalOrder());
        if (first.isEmpty() || granted.total().cents() <= 0) return Optional.empty();
        Money engaged = Money.ZERO;
        Money paid = Money.ZERO;
        for (BudgetLine line : lines) {
            BudgetLine.Slot slot = line.slot();
            if (slot.nature() != Nature.REALISED
                    || slot.agents()
                    || slot.years().first() < first.get()) continue;
            if (line.vat().regime() == Regime.UNSAID) return Optional.empty();
            Money payment = taxed(line, line.amounts().payment());
            Money commitment = line.amounts().commitment() == null
                    ? payment
                    : taxed(line, line.amounts().commitment());
            engaged = engaged.plus(commitment);
            paid = paid.plus(payment);
        }
        if (engaged.cents() <= 0 || engaged.compareTo(granted.total()) > 0) return Optional.empty();
        return Optional.of(new Progress(percent(engaged, granted.total()), percent(paid, granted.total())));
    }

    private static Money taxed(BudgetLine line, @Nullable Money amount) {
        return amount == null ? Money.ZERO : line.vat().taxed(amount).orElse(amount);
    }

    private static int percent(Money part, Money whole) {
        return BigDecimal.valueOf(part.cents())
                .multiply(BigDecimal.valueOf(WHOLE))
                .divide(BigDecimal.valueOf(whole.cents()), 0, RoundingMode.DOWN)
                .intValueExact();
    }
}

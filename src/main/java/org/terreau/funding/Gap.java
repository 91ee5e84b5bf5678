package org.terreau.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.terreau.shared.Money;

/**
 * A figure that a source states and the lines do not give. Both are kept and shown; the lines are what is counted.
 *
 * @param stated in the regime of the source
 * @param computed the sum of the lines, in the same regime
 */
public record Gap(Kind kind, Years years, String wording, Money stated, Money computed) {

    /** Amounts without tax were rounded one by one before the source added them: a euro a line. */
    private static final long ROUNDING_CENTS = 100;

    /** What was compared. */
    public enum Kind {
        /** A total with its lines. */
        TOTAL("total"),
        /** A total with its lines, of another regime: what rounding explains. */
        ROUNDING("arrondi"),
        /** What was granted less what is left, with the lines. */
        LEFT("reste");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }
    }

    /** Without a sign. */
    public Money difference() {
        return new Money(Math.abs(stated.cents() - computed.cents()));
    }

    /** Of each total that has lines to be compared with, the gap when there is one. */
    static List<Gap> between(List<StatedTotal> totals, List<BudgetLine> lines) {
        return totals.stream().flatMap(total -> of(total, lines).stream()).toList();
    }

    private static Optional<Gap> of(StatedTotal total, List<BudgetLine> lines) {
        List<BudgetLine> summed = lines.stream().filter(total::sums).toList();
        if (summed.isEmpty()) return Optional.empty();
        boolean same = summed.stream().allMatch(line -> line.vat().regime() == total.regime());
        Money computed = same ? plain(total, summed) : taxed(total, summed).orElse(null);
        if (computed == null || computed.equals(total.amount())) return Optional.empty();
        Gap gap = new Gap(Kind.TOTAL, total.years(), total.wording(), total.amount(), computed);
        boolean rounded = !same && gap.difference().cents() <= ROUNDING_CENTS * summed.size();
        return Optional.of(
                rounded ? new Gap(Kind.ROUNDING, total.years(), total.wording(), total.amount(), computed) : gap);
    }

    private static Money plain(StatedTotal total, List<BudgetLine> lines) {
        return lines.stream().map(total.measure()::of).filter(Objects::nonNull).reduce(Money.ZERO, Money::plus);
    }

    /** With taxes; empty when the total is without, or when a line does not say. */
    private static Optional<Money> taxed(StatedTotal total, List<BudgetLine> lines) {
        if (total.regime() != Regime.TAXED) return Optional.empty();
        List<Money> amounts = new ArrayList<>();
        for (BudgetLine line : lines)
            Optional.ofNullable(total.measure().of(line))
                    .flatMap(line.vat()::taxed)
                    .ifPresent(amounts::add);
        return amounts.size() == lines.size()
                ? Optional.of(amounts.stream().reduce(Money.ZERO, Money::plus))
                : Optional.empty();
    }

    /** What was granted less what is said to be left, when the lines do not give it. */
    static Optional<Gap> left(List<Contribution> contributions, List<BudgetLine> lines) {
        List<Contribution> left =
                contributions.stream().filter(Contribution::left).toList();
        List<BudgetLine> engaged = lines.stream()
                .filter(line ->
                        line.slot().nature() == Nature.REALISED && !line.slot().agents())
                .toList();
        if (left.isEmpty() || engaged.isEmpty() || !comparable(contributions, engaged)) return Optional.empty();
        Money granted = sum(contributions.stream().filter(one -> !one.left()).toList());
        Money stated = granted.minus(sum(left));
        Money computed = engaged.stream().map(BudgetLine::amount).reduce(Money.ZERO, Money::plus);
        return stated.equals(computed)
                ? Optional.empty()
                : Optional.of(
                        new Gap(Kind.LEFT, left.get(0).years(), left.get(0).funder(), stated, computed));
    }

    /** All of one regime. */
    private static boolean comparable(List<Contribution> contributions, List<BudgetLine> lines) {
        Regime regime = contributions.get(0).regime();
        return contributions.stream().allMatch(one -> one.regime() == regime)
                && lines.stream().allMatch(line -> line.vat().regime() == regime);
    }

    private static Money sum(List<Contribution> contributions) {
        return contributions.stream().map(Contribution::amount).reduce(Money.ZERO, Money::plus);
    }
}

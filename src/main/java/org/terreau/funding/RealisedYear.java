package org.terreau.funding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.MoneyBasis;
import org.terreau.shared.Money;

/**
 * What a year that happened cost, as it is published: all taxes included, public agents left out.
 *
 * @param basis paid when every line says what was paid, else ordered
 */
record RealisedYear(MoneyBasis basis, Money amount) {

    /**
     * By year. One of which a line tells neither the payments nor the orders of all, or no taxes, is not among them, nor one
     * whose amount would tell what one person is paid.
     */
    static Map<Integer, RealisedYear> of(List<BudgetLine> realised) {
        SmallCells.Open open = SmallCells.open(realised);
        Map<Integer, List<BudgetLine>> byYear = new HashMap<>();
        for (BudgetLine line : open.lines())
            if (!line.slot().agents() && line.slot().years().single())
                byYear.computeIfAbsent(line.slot().years().first(), none -> new ArrayList<>())
                        .add(line);
        Map<Integer, RealisedYear> years = new HashMap<>();
        byYear.forEach((year, lines) -> {
            if (!open.withheld().contains(Years.of(year))) of(year, lines, years);
        });
        return years;
    }

    private static void of(int year, List<BudgetLine> lines, Map<Integer, RealisedYear> years) {
        sum(lines, one -> one.amounts().payment())
                .map(amount -> new RealisedYear(MoneyBasis.PAID, amount))
                .or(() -> sum(lines, one -> one.amounts().commitment())
                        .map(amount -> new RealisedYear(MoneyBasis.ORDERED, amount)))
                .ifPresent(told -> years.put(year, told));
    }

    /** Empty when one of the lines does not tell it. */
    private static Optional<Money> sum(List<BudgetLine> lines, Function<BudgetLine, @Nullable Money> amount) {
        Money sum = Money.ZERO;
        for (BudgetLine line : lines) {
            Money told = amount.apply(line);
            Optional<Money> taxed = told == null ? Optional.empty() : line.vat().taxed(told);
            if (taxed.isEmpty()) return Optional.empty();
            sum = sum.plus(taxed.get());
        }
        return Optional.of(sum);
    }
}

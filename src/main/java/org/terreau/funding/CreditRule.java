package org.terreau.funding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.terreau.shared.Money;

/** What is paid never passes what was engaged, year after year (LOLF art. 8): checked on the lines that tell both. */
final class CreditRule {

    private CreditRule() {}

    /** The first years at whose end more is paid than was engaged. */
    static Optional<Years> broken(List<BudgetLine> lines) {
        for (Nature nature : Nature.values()) {
            Optional<Years> years = broken(lines, nature);
            if (years.isPresent()) return years;
        }
        return Optional.empty();
    }

    private static Optional<Years> broken(List<BudgetLine> lines, Nature nature) {
        List<BudgetLine> told = lines.stream()
                .filter(line -> line.slot().nature() == nature
                        && !line.slot().agents()
                        && line.amounts().commitment() != null
                        && line.amounts().payment() != null)
                .sorted(Comparator.comparing(line -> line.slot().years()))
                .toList();
        long left = 0;
        for (int place = 0; place < told.size(); place++) {
            BudgetLine line = told.get(place);
            Years years = line.slot().years();
            left = Math.addExact(left, left(line));
            boolean ends = place + 1 == told.size()
                    || !told.get(place + 1).slot().years().equals(years);
            if (ends && left < 0) return Optional.of(years);
        }
        return Optional.empty();
    }

    private static long left(BudgetLine line) {
        return cents(line, line.amounts().commitment())
                - cents(line, line.amounts().payment());
    }

    private static long cents(BudgetLine line, @org.jspecify.annotations.Nullable Money amount) {
        return amount == null ? 0 : line.vat().taxed(amount).orElse(amount).cents();
    }
}

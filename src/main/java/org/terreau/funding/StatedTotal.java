package org.terreau.funding;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/**
 * A total that a source states: kept as it is and compared with the lines, which alone are counted.
 *
 * @param nature of the lines that it sums; null for all of them
 * @param wording the words of the source, with what it says of it
 */
public record StatedTotal(
        Years years,
        String period,
        @Nullable Nature nature,
        Measure measure,
        Money amount,
        Regime regime,
        String wording,
        String source) {

    /** Which amounts of the lines it sums. */
    public enum Measure {
        AMOUNT("montant"),
        COMMITMENT("ae"),
        PAYMENT("cp");

        private final String code;

        Measure(String code) {
            this.code = code;
        }

        /** As stored. */
        String code() {
            return code;
        }

        static Measure coded(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No measure is called " + code));
        }

        /** What it is of a line; null when the line does not say. */
        @Nullable
        Money of(BudgetLine line) {
            return switch (this) {
                case AMOUNT -> line.amount();
                case COMMITMENT -> line.amounts().commitment();
                case PAYMENT -> line.amounts().payment();
            };
        }
    }

    /** The line is one of those that it sums. */
    boolean sums(BudgetLine line) {
        BudgetLine.Slot slot = line.slot();
        return slot.years().equals(years)
                && (period.isEmpty() || slot.period().equals(period))
                && (nature == null || slot.nature() == nature)
                && measure.of(line) != null;
    }
}

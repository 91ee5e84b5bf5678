package org.terreau.funding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/**
 * An amount of a product's budget.
 *
 * @param alone one person is paid by it, or nobody knows that there are several: it is never public by itself
 * @param source where it was read, as a file says; may be empty
 */
public record BudgetLine(Slot slot, Amounts amounts, Vat vat, boolean alone, String source) {

    /**
     * What makes a line another one.
     *
     * @param period a part of the year, as it was written: "T1"; empty for the year
     * @param agents public agents, valued apart: nothing is ordered nor paid for them
     * @param label what the source calls it when the referential does not; may be empty
     */
    public record Slot(
            Years years,
            String period,
            Activity activity,
            Resource resource,
            Nature nature,
            boolean agents,
            String label) {

        /** A cell of the grid: a year, and no word of its own. */
        public boolean plain() {
            return years.single() && period.isEmpty() && label.isEmpty();
        }
    }

    /**
     * What may be ordered (commitment credits, AE) and what is paid (payment credits, CP; LOLF art. 8). What is not known
     * is null, which is not zero.
     */
    public record Amounts(
            @Nullable Money commitment, @Nullable Money payment) {

        public boolean none() {
            return commitment == null && payment == null;
        }
    }

    /** What the line weighs in a total: what was paid once it happened, else what may be ordered. */
    public Money amount() {
        Money commitment = amounts.commitment();
        Money payment = amounts.payment();
        boolean paid = slot.nature() == Nature.REALISED && payment != null;
        if (paid || commitment == null) return payment == null ? Money.ZERO : payment;
        return commitment;
    }

    /** The same with its taxes; empty when nobody said whether they are in it. */
    public Optional<Money> taxed() {
        return vat.taxed(amount());
    }
}

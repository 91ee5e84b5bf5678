package org.terreau.funding;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.shared.Money;

/**
 * What everybody may read of the money of a product in a year, all taxes included. Money counts in the year in which it is
 * given, and that of several years told together in the first of them.
 *
 * @param brought by whom, as far as a day or a year and taxes are known
 * @param granted by which carrier: envelopes that begin in the year
 * @param spent on which activity, by its code, public agents apart
 * @param basis what `spent` is: paid, else ordered, else foreseen; null when nothing is published
 * @param apart what nobody may add to the rest: no one said whether taxes are in it, or they are not
 */
public record ProductYear(
        Product product,
        int year,
        List<Part> brought,
        List<Part> granted,
        List<Part> spent,
        BudgetTable.@Nullable Column basis,
        Money apart) {

    public ProductYear {
        brought = List.copyOf(brought);
        granted = List.copyOf(granted);
        spent = List.copyOf(spent);
    }

    /** An amount and whose it is. */
    public record Part(String name, Money amount) {

        static Money sum(List<Part> parts) {
            return parts.stream().map(Part::amount).reduce(Money.ZERO, Money::plus);
        }
    }

    public Money broughtInAll() {
        return Part.sum(brought);
    }

    public Money grantedInAll() {
        return Part.sum(granted);
    }

    private Money spentInAll() {
        return Part.sum(spent);
    }

    boolean happened() {
        return basis != null && Objects.requireNonNull(basis).nature() == Nature.REALISED;
    }

    /** What was paid or ordered for real; zero when the year is only foreseen. */
    public Money realised() {
        return happened() ? spentInAll() : Money.ZERO;
    }

    /** What is foreseen of a year of which nothing is told as done. */
    public Money foreseen() {
        return happened() ? Money.ZERO : spentInAll();
    }
}

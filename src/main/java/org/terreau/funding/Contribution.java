package org.terreau.funding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/**
 * What a funder brings to a product.
 *
 * @param day of the decision; null when the year alone is known
 * @param amount what its movements add up to
 * @param what how the source or the person calls it: "convention", "guichet"…
 * @param left it is no contribution, but what is said to be left of the others
 * @param act where everybody reads the act by which it comes; empty when nobody said
 */
public record Contribution(
        long id,
        Years years,
        @Nullable LocalDate day,
        String funder,
        Money amount,
        Regime regime,
        String what,
        boolean left,
        String source,
        String act) {

    /** One of which nobody said where its act is read. */
    public Contribution(
            long id,
            Years years,
            @Nullable LocalDate day,
            String funder,
            Money amount,
            Regime regime,
            String what,
            boolean left,
            String source) {
        this(id, years, day, funder, amount, regime, what, left, source, "");
    }
}

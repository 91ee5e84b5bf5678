package org.terreau.sharing;

import org.terreau.shared.Money;

/** What is shared: the amount of a year. */
public record Cost(Money amount, Regime regime, int year) {

    /** Above it, an amount is asked to be confirmed: 1 G€. */
    public static final Money LARGEST = Money.euros(1_000_000_000);
}

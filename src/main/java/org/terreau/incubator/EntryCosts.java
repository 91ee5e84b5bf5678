package org.terreau.incubator;

import java.util.Optional;
import org.terreau.shared.Money;

/** What the first six months of an incubator's own products cost, told by the module that knows their money. */
public interface EntryCosts {

    /** Fewer products than that say nothing of the next one. */
    int ENOUGH = 5;

    /** The months that the entry cost is of. */
    int MONTHS = 6;

    /**
     * All taxes included.
     *
     * @param low first quartile
     * @param high third one
     * @param products how many have such months behind them
     * @param paid those whose payments are known
     * @param ordered those of which it is what was ordered
     * @param granted those of which it is what was granted
     */
    record Observed(Money median, Money low, Money high, int products, int paid, int ordered, int granted) {}

    /** Empty while fewer than {@link #ENOUGH} products have them. */
    Optional<Observed> of(IncubatorId incubator);
}

package org.terreau.portfolio;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.Decision;
import org.terreau.shared.Money;
import org.terreau.territory.CollectivityId;

/**
 * A committee's decision granted an increment of a product, or more money for the one that runs. Published and heard in
 * the decision's transaction, at each decision that funds: what it pays for comes with it or not at all.
 *
 * @param amount granted, including tax
 * @param from first day that the money pays: that of the decision, or of the increment when it is announced
 * @param until last day of what is granted
 * @param carrier the carrying administration, as the brief names it
 * @param territory of experimentation, when the brief names one
 */
public record IncrementGranted(
        ProductId product,
        Increment increment,
        @Nullable Money amount,
        LocalDate from,
        LocalDate until,
        String carrier,
        @Nullable CollectivityId territory,
        Decision decision) {}

package org.terreau.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;

/**
 * What a product measures.
 *
 * @param code in its address
 * @param question the question it answers
 * @param moreIsBetter its direction
 * @param definition how it is counted, and since when in `definedOn`
 * @param target to reach in the current increment, null when none is set
 * @param northStar the one that the product is steered by; one a product
 */
public record Indicator(
        long id,
        ProductId product,
        String code,
        String name,
        String question,
        String unit,
        boolean moreIsBetter,
        Aggregation aggregation,
        Periodicity periodicity,
        Cell cell,
        String definition,
        LocalDate definedOn,
        @Nullable BigDecimal target,
        boolean northStar) {}

package org.terreau.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityKind;

/**
 * What a product measures.
 *
 * @param code in its address and in formulas
 * @param question the question it answers
 * @param moreIsBetter its direction
 * @param stage where in the growth it is read, null when nowhere
 * @param aggregation how periods make longer ones
 * @param spread how territories and segments make the whole
 * @param grain the one level of territory it is measured at, null when only for the whole
 * @param formula from which it is computed; "" when it is measured
 * @param source where its values come from, in the team's words
 * @param model the code of the ready indicator that it follows, "" when none
 * @param definitions how it is counted, the latest first; one at least
 * @param target to reach, whatever the increment; null when none is set
 * @param targets to reach in an increment, by its number
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
        Cell cell,
        @Nullable Stage stage,
        Aggregation aggregation,
        Spread spread,
        Periodicity periodicity,
        @Nullable CollectivityKind grain,
        String formula,
        String source,
        String model,
        List<Definition> definitions,
        @Nullable BigDecimal target,
        Map<Integer, BigDecimal> targets,
        boolean northStar,
        long version) {

    /**
     * What is counted, and how, from a day on.
     *
     * @param breaks what came before can't be compared
     */
    public record Definition(LocalDate since, String text, boolean breaks) {}

    public Indicator {
        definitions = List.copyOf(definitions);
        targets = Map.copyOf(targets);
    }

    public Definition definition() {
        return definitions.get(0);
    }

    public boolean computed() {
        return !formula.isEmpty();
    }

    /** A definition that breaks the series starts to count after one of these days and not after the other. */
    public boolean brokenBetween(LocalDate earlier, LocalDate later) {
        return definitions.stream()
                .anyMatch(one -> one.breaks()
                        && one.since().isAfter(earlier)
                        && !one.since().isAfter(later));
    }

    /** The target of this increment, or the one for all. */
    public @Nullable BigDecimal targetIn(@Nullable Integer increment) {
        BigDecimal own = increment == null ? null : targets.get(increment);
        return own == null ? target : own;
    }
}

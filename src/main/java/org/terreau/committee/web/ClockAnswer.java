package org.terreau.committee.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.committee.ClockWords;
import org.terreau.committee.ProductClock;
import org.terreau.incubator.BudgetClosure;
import org.terreau.shared.Words;

/**
 * The time left to a product, for programs.
 *
 * @param increment the number of the increment that ends; null when it is an envelope
 * @param ends the last day of that period
 * @param orderBy the last day on which the order that follows leaves in time
 * @param decideBy the last day on which a committee meets in time for that
 * @param committee the committee that the situation speaks of
 * @param closure the closure of the budget year that brings these days forward
 * @param says the same in sentences
 */
record ClockAnswer(
        @Nullable Integer increment,
        LocalDate ends,
        long daysLeft,
        LocalDate orderBy,
        LocalDate decideBy,
        long daysToDecide,
        String situation,
        @Nullable LocalDate committee,
        boolean pressing,
        BudgetClosure.@Nullable Dated closure,
        List<String> says) {

    static ClockAnswer of(ProductClock clock, Words words) {
        return new ClockAnswer(
                clock.period().increment(),
                clock.period().ends(),
                clock.daysLeft(),
                clock.deadline().orderBy(),
                clock.deadline().decideBy(),
                clock.daysToDecide(),
                clock.situation().code(),
                clock.committee(),
                clock.pressing(),
                clock.deadline().closure(),
                ClockWords.sentences(clock, words));
    }
}

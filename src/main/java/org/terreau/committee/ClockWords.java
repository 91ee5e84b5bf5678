package org.terreau.committee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.BudgetClosure;
import org.terreau.shared.Words;

/** The time left to a product, in sentences. */
public final class ClockWords {

    private static final String SITUATION = "clock.situation.";
    private static final String CLOSED = ".cloture";

    /** Those whose sentence names the committee. */
    private static final Set<ProductClock.Situation> NAMING =
            EnumSet.of(ProductClock.Situation.HELD, ProductClock.Situation.SET, ProductClock.Situation.SET_LATE);

    private ClockWords() {}

    /** Everything, what somebody has to do first. */
    public static List<String> sentences(ProductClock clock, Words words) {
        List<String> sentences = new ArrayList<>();
        sentences.add(committee(clock, words));
        sentences.add(period(clock, words));
        if (clock.situation() != ProductClock.Situation.OVER)
            sentences.add(words.t("clock.order", clock.deadline().orderBy()));
        clock.closure().ifPresent(closure -> sentences.add(forbidden(closure, words)));
        return sentences;
    }

    /** When a committee has to decide, and what happens after that day. */
    public static String committee(ProductClock clock, Words words) {
        CommitteeRules.Deadline deadline = clock.deadline();
        LocalDate set = clock.committee();
        @Nullable
        Object[] named = {
            deadline.decideBy(),
            deadline.orderBy(),
            clock.closure().map(BudgetClosure.Dated::ordersResume).orElse(null),
            set,
            Math.max(0, clock.daysToDecide())
        };
        String said = words.t(SITUATION + clock.situation().code() + ending(clock), named);
        return set == null || NAMING.contains(clock.situation()) ? said : said + " " + words.t("clock.next", set);
    }

    private static String ending(ProductClock clock) {
        if (clock.closure().isEmpty()) return "";
        return switch (clock.situation()) {
            case TO_SET, SET_LATE -> CLOSED;
            case LATE -> clock.ordersClosed() ? ".ferme" : CLOSED;
            case HELD, SET, OVER -> "";
        };
    }

    private static String period(ProductClock clock, Words words) {
        ProductClock.Period period = clock.period();
        String over = clock.daysLeft() < 0 ? ".over" : "";
        return period.increment() == null
                ? words.t("clock.envelope" + over, period.ends(), Math.max(0, clock.daysLeft()))
                : words.t("clock.increment", period.ends(), clock.daysLeft(), period.increment());
    }

    /** What the closure forbids. */
    private static String forbidden(BudgetClosure.Dated closure, Words words) {
        return words.t(
                "clock.closure",
                closure.ordersStop(),
                closure.ordersResume().minusDays(1),
                closure.paymentsStop(),
                closure.paymentsResume().minusDays(1));
    }
}

package org.terreau.committee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.decision.Condition;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;
import org.terreau.portfolio.Gauges;
import org.terreau.portfolio.Verdict;

/** The conditions of the last decision, on which the pack of the next committee opens. */
@Component
class ConditionPromises implements PromiseSource {

    static final String KIND = "condition";

    private final Decisions decisions;

    ConditionPromises(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public List<Evidence.Promise> of(Period period) {
        List<Decision> taken = decisions.about(period.product().id().decidedAs()).stream()
                .filter(one -> one.on().isBefore(period.until()) || one.on().equals(period.until()))
                .toList();
        if (taken.isEmpty()) return List.of();
        Decision last = taken.get(taken.size() - 1);
        List<Evidence.Promise> promises = new ArrayList<>();
        for (Condition condition : last.conditions()) promises.add(promise(condition, last.on(), period));
        return promises;
    }

    private static Evidence.Promise promise(Condition condition, LocalDate asked, Period period) {
        Condition.Threshold threshold = condition.threshold();
        Gauges.Reading value = period.last(threshold == null ? null : threshold.code(), asked);
        return new Evidence.Promise(
                KIND,
                condition.wording(),
                condition.owner().code(),
                condition.dueOn(),
                threshold == null ? List.of() : List.of(bar(threshold, asked)),
                value == null || threshold == null ? null : Evidence.Measured.of(value, threshold.unit()),
                Optional.ofNullable(condition.told()).map(Condition.Told::text).orElse(""),
                kept(condition, value == null ? null : value.value(), period.until()));
    }

    private static Evidence.Bar bar(Condition.Threshold threshold, LocalDate asked) {
        return Evidence.Bar.decided(
                threshold.name(), threshold.unit(), threshold.moreIsBetter(), threshold.value(), asked);
    }

    /** What somebody said comes first; else what the figure says, once it reaches the threshold or its day has come. */
    private static @Nullable String kept(Condition condition, @Nullable BigDecimal value, LocalDate until) {
        return switch (condition.state()) {
            case KEPT -> Verdict.KEPT.code();
            case PARTLY -> Verdict.PARTLY.code();
            case BROKEN -> Verdict.MISSED.code();
            case VOID -> null;
            case OPEN -> read(condition, value, until);
        };
    }

    private static @Nullable String read(Condition condition, @Nullable BigDecimal value, LocalDate until) {
        Condition.Threshold threshold = condition.threshold();
        if (threshold != null && value != null && threshold.reachedBy(value)) return Verdict.KEPT.code();
        if (condition.dueOn().isAfter(until)) return null;
        return threshold == null || value == null ? null : Verdict.MISSED.code();
    }
}

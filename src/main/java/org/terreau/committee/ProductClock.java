package org.terreau.committee;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.BudgetClosure;

/**
 * How much time is left to a product: when its period ends, by when the order that follows has to leave, and by when a
 * committee has to decide it.
 *
 * @param period what ends
 * @param committee the committee that the situation speaks of; null when it speaks of none
 * @param pressing somebody has to act now: the day is past, or no committee is to come and one set today would meet in good time
 */
public record ProductClock(
        Period period,
        CommitteeRules.Deadline deadline,
        Situation situation,
        @Nullable LocalDate committee,
        boolean pressing,
        LocalDate today) {

    /**
     * What pays the product, or what it does when nobody wrote what pays it.
     *
     * @param increment its number; null for an envelope
     * @param begins its first day: no committee until then decided what follows it
     * @param ends its last day
     */
    public record Period(@Nullable Integer increment, LocalDate begins, LocalDate ends) {}

    /** Where one stands before a committee has to decide. */
    public enum Situation {
        /** A committee met in time: the order is left. */
        HELD("tenu"),
        /** A committee is set in time. */
        SET("fixe"),
        /** No committee is set that has enough to read of the period, and there is time. */
        TO_SET("a-fixer"),
        /** The next committee is set too late, and there is time for an earlier one. */
        SET_LATE("fixe-trop-tard"),
        /** The last day to decide is past. */
        LATE("en-retard"),
        /** The period is over. */
        OVER("fini");

        private final String code;

        Situation(String code) {
            this.code = code;
        }

        /** As written in message keys, files and answers to programs. */
        public String code() {
            return code;
        }

        /** What should have been set was not, or not in time. */
        boolean missed() {
            return this == SET_LATE || this == LATE || this == OVER;
        }
    }

    static ProductClock of(Period period, CommitteeRules rules, Collection<LocalDate> committees, LocalDate today) {
        CommitteeRules.Deadline deadline = rules.deadline(period.ends());
        LocalDate inGoodTime = rules.inGoodTime(deadline);
        LocalDate deciding = committees.stream()
                .filter(day -> day.isAfter(period.begins()) && !day.isBefore(inGoodTime))
                .filter(day -> !day.isAfter(deadline.decideBy()))
                .max(Comparator.naturalOrder())
                .orElse(null);
        LocalDate next = committees.stream()
                .filter(day -> !day.isBefore(today))
                .min(Comparator.naturalOrder())
                .orElse(null);
        Situation situation = situation(period, deadline, deciding, next, today);
        return new ProductClock(
                period,
                deadline,
                situation,
                situation == Situation.HELD || situation == Situation.SET ? deciding : next,
                situation.missed()
                        || situation == Situation.TO_SET
                                && next == null
                                && !today.isBefore(rules.papersDue(inGoodTime)),
                today);
    }

    private static Situation situation(
            Period period,
            CommitteeRules.Deadline deadline,
            @Nullable LocalDate deciding,
            @Nullable LocalDate next,
            LocalDate today) {
        if (period.ends().isBefore(today)) return Situation.OVER;
        if (deciding != null) return deciding.isAfter(today) ? Situation.SET : Situation.HELD;
        if (deadline.decideBy().isBefore(today)) return Situation.LATE;
        return next != null && next.isAfter(deadline.decideBy()) ? Situation.SET_LATE : Situation.TO_SET;
    }

    /** Days until the period ends; negative when it is over. */
    public long daysLeft() {
        return ChronoUnit.DAYS.between(today, period.ends());
    }

    /** Days until a committee has to decide; negative when that day is past. */
    public long daysToDecide() {
        return ChronoUnit.DAYS.between(today, deadline.decideBy());
    }

    /** The closure that brings the days forward. */
    public Optional<BudgetClosure.Dated> closure() {
        return Optional.ofNullable(deadline.closure());
    }

    /** Nothing can be ordered any more until the closure is over. */
    public boolean ordersClosed() {
        return closure().filter(closure -> closure.closesOrders(today)).isPresent();
    }
}

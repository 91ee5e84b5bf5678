package org.terreau.committee;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.Programme;
import org.terreau.incubator.WorkingDays;

/**
 * When a committee meets: at the latest so many months after the last one, and long enough before the period ends for an
 * order to be placed, which the closure of the budget year brings forward. The papers are due a week before.
 *
 * @param months longest time between two committees
 * @param earliest days before the order that a committee meets, at most
 * @param latest days before it, at least: how long an order takes
 * @param papers days before the committee at which the papers are due
 * @param apart days between two committees of a product, below which somebody says why
 */
public record CommitteeRules(int months, int earliest, int latest, int papers, int apart, BudgetClosure closure) {

    /** As the incubator's programme sets them. */
    public static CommitteeRules of(Programme programme) {
        return new CommitteeRules(
                programme.committeeMonths(),
                programme.committeeDaysMost(),
                programme.committeeDaysLeast(),
                programme.papersDays(),
                programme.calendar().daysApart(),
                programme.calendar().closure());
    }

    /**
     * What a period that ends asks for.
     *
     * @param orderBy the last day on which the order that follows leaves in time
     * @param decideBy the last day on which a committee meets in time for that
     * @param closure what brought both forward; null when nothing did
     */
    public record Deadline(LocalDate orderBy, LocalDate decideBy, BudgetClosure.@Nullable Dated closure) {}

    /** A date to propose, and what makes it so. */
    public record Proposal(LocalDate date, Reason reason) {}

    /** What a proposed date follows from. */
    public enum Reason {
        /** What pays the product will end. */
        ENVELOPE("enveloppe"),
        /** It will end when nothing can be ordered any more, or too soon after that. */
        CLOSURE("cloture"),
        /** So many months will have passed since the last committee, or since the increment began. */
        RHYTHM("rythme"),
        /** The rules ask for a day that is past, or too close for the papers: the soonest possible one. */
        LATE("retard");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }
    }

    /** How a date stands to the end of the period. */
    public enum Fit {
        GOOD,
        /** Too little time would be left to place an order. */
        TOO_LATE,
        /** A large part of the period would be left. */
        EARLY
    }

    public LocalDate papersDue(LocalDate meetsOn) {
        return meetsOn.minusDays(papers);
    }

    /** What follows from the last day that a product is paid, or that its increment lasts. */
    public Deadline deadline(LocalDate ends) {
        LocalDate order = WorkingDays.onOrBefore(ends);
        BudgetClosure.Dated touched =
                closure.touchedBy(order.minusDays(latest), order).orElse(null);
        LocalDate orderBy = touched == null ? order : touched.safeDay();
        return new Deadline(orderBy, WorkingDays.onOrBefore(orderBy.minusDays(latest)), touched);
    }

    /**
     * The day on which a pack is frozen and sent by itself: that of the papers, or of the committee when the date was set too
     * late to be given that time, or when the staff took the pack back.
     *
     * @param datedOn when the date of the committee was set
     */
    public LocalDate freezesOn(LocalDate meetsOn, LocalDate datedOn, boolean takenBack) {
        return takenBack || !datedOn.isBefore(papersDue(meetsOn)) ? meetsOn : papersDue(meetsOn);
    }

    /**
     * The date to propose: a working day.
     *
     * @param last the last committee, or the start of the increment; null when neither is known
     * @param ends the last day of the period; null when none is known
     */
    public Proposal propose(@Nullable LocalDate last, @Nullable LocalDate ends, LocalDate today) {
        LocalDate byRhythm = last == null ? null : last.plusMonths(months);
        if (ends != null) {
            Deadline deadline = deadline(ends);
            if (byRhythm == null || deadline.decideBy().isBefore(byRhythm))
                return possible(
                        deadline.decideBy(), deadline.closure() == null ? Reason.ENVELOPE : Reason.CLOSURE, today);
        }
        return possible(byRhythm == null ? today.plusMonths(months) : byRhythm, Reason.RHYTHM, today);
    }

    private Proposal possible(LocalDate wanted, Reason reason, LocalDate today) {
        LocalDate soonest = WorkingDays.onOrAfter(today.plusDays(papers));
        LocalDate working = WorkingDays.onOrBefore(wanted);
        return working.isBefore(soonest) ? new Proposal(soonest, Reason.LATE) : new Proposal(working, reason);
    }

    /** How this date stands to the end of the period; empty when none is known. */
    public Optional<Fit> fit(LocalDate meetsOn, @Nullable LocalDate ends) {
        if (ends == null) return Optional.empty();
        Deadline deadline = deadline(ends);
        if (meetsOn.isAfter(deadline.decideBy())) return Optional.of(Fit.TOO_LATE);
        return Optional.of(meetsOn.isBefore(inGoodTime(deadline)) ? Fit.EARLY : Fit.GOOD);
    }

    /** The first day on which a committee has enough to read of the period that ends. */
    LocalDate inGoodTime(Deadline deadline) {
        return deadline.orderBy().minusDays(earliest);
    }

    /** More months would pass than there may between two committees. */
    public boolean tooLongAfter(@Nullable LocalDate last, LocalDate meetsOn) {
        return last != null && meetsOn.isAfter(last.plusMonths(months));
    }

    /** The nearest of the other committees, when it is closer than the rule allows without a reason. */
    public Optional<LocalDate> tooCloseTo(LocalDate meetsOn, Collection<LocalDate> others) {
        return others.stream()
                .filter(other -> days(other, meetsOn) < apart)
                .min(Comparator.comparingLong(other -> days(other, meetsOn)));
    }

    private static long days(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }
}

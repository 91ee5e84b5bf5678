package org.terreau.committee;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.Programme;

/**
 * When a committee meets: at the latest so many months after the last one, and long enough before the envelope is exhausted
 * for an order to be placed. The papers are due a week before.
 *
 * @param months longest time between two committees
 * @param earliest days before the exhaustion of the envelope, at most
 * @param latest days before it, at least
 * @param papers days before the committee at which the papers are due
 */
public record CommitteeRules(int months, int earliest, int latest, int papers) {

    /** As the incubator's programme sets them. */
    public static CommitteeRules of(Programme programme) {
        return new CommitteeRules(
                programme.committeeMonths(),
                programme.committeeDaysMost(),
                programme.committeeDaysLeast(),
                programme.papersDays());
    }

    /** A date to propose, and what makes it so. */
    public record Proposal(LocalDate date, Reason reason) {}

    /** What a proposed date follows from. */
    public enum Reason {
        /** The envelope will be exhausted. */
        ENVELOPE("enveloppe"),
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

    /** How a date stands to the envelope. */
    public enum Fit {
        GOOD,
        /** Too little time would be left to place an order. */
        TOO_LATE,
        /** A large part of the envelope would be left. */
        EARLY
    }

    public LocalDate papersDue(LocalDate meetsOn) {
        return meetsOn.minusDays(papers);
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
     * @param exhausted the last day that the envelope pays; null when there is none
     */
    public Proposal propose(@Nullable LocalDate last, @Nullable LocalDate exhausted, LocalDate today) {
        LocalDate byRhythm = last == null ? null : last.plusMonths(months);
        if (exhausted != null) {
            LocalDate byEnvelope = exhausted.minusDays(latest);
            if (byRhythm == null || byEnvelope.isBefore(byRhythm)) return possible(byEnvelope, Reason.ENVELOPE, today);
        }
        return possible(byRhythm == null ? today.plusMonths(months) : byRhythm, Reason.RHYTHM, today);
    }

    private Proposal possible(LocalDate wanted, Reason reason, LocalDate today) {
        LocalDate soonest = workingDayFrom(today.plusDays(papers));
        LocalDate working = workingDayBefore(wanted);
        return working.isBefore(soonest) ? new Proposal(soonest, Reason.LATE) : new Proposal(working, reason);
    }

    /** How this date stands to the end of the envelope; empty when there is none. */
    public Optional<Fit> fit(LocalDate meetsOn, @Nullable LocalDate exhausted) {
        if (exhausted == null) return Optional.empty();
        if (meetsOn.isAfter(exhausted.minusDays(latest))) return Optional.of(Fit.TOO_LATE);
        return Optional.of(meetsOn.isBefore(exhausted.minusDays(earliest)) ? Fit.EARLY : Fit.GOOD);
    }

    /** More months would pass than there may between two committees. */
    public boolean tooLongAfter(@Nullable LocalDate last, LocalDate meetsOn) {
        return last != null && meetsOn.isAfter(last.plusMonths(months));
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static LocalDate workingDayBefore(LocalDate day) {
        LocalDate found = day;
        while (weekend(found)) found = found.minusDays(1);
        return found;
    }

    private static LocalDate workingDayFrom(LocalDate day) {
        LocalDate found = day;
        while (weekend(found)) found = found.plusDays(1);
        return found;
    }
}

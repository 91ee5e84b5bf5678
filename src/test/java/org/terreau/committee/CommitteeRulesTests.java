package org.terreau.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.Programme;
import org.terreau.incubator.WorkingDays;

class CommitteeRulesTests {

    private static final CommitteeRules RULES = CommitteeRules.of(Programme.USUAL);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,          -,          2027-04-30, RHYTHM",
                "2026-09-01, -,          2027-03-01, RHYTHM",
                "2026-09-01, 2027-03-01, 2026-11-10, CLOSURE",
                "2026-08-01, 2027-06-01, 2027-02-01, RHYTHM",
                "2026-01-01, -,          2026-11-09, LATE",
                "-,          2026-11-20, 2026-11-09, LATE",
            })
    void aDateIsProposedFromTheLastCommitteeAndTheEndOfTheEnvelope(
            @Nullable LocalDate last, @Nullable LocalDate exhausted, LocalDate proposed, CommitteeRules.Reason reason) {
        assertThat(RULES.propose(last, exhausted, TODAY)).isEqualTo(new CommitteeRules.Proposal(proposed, reason));
    }

    /** The worked table of the field, `FIELD.md` 1.3, with the day before the closure begins to count. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 2026-10-30, 2026-11-30, ENVELOPE",
        "2026-12-09, 2026-11-09, 2026-12-09, ENVELOPE",
        "2026-12-10, 2026-11-10, 2026-12-10, ENVELOPE",
        "2026-12-11, 2026-11-10, 2026-12-10, CLOSURE",
        "2026-12-31, 2026-11-10, 2026-12-10, CLOSURE",
        "2027-01-31, 2026-11-10, 2026-12-10, CLOSURE",
        "2027-02-20, 2026-11-10, 2026-12-10, CLOSURE",
        "2027-03-02, 2026-11-10, 2026-12-10, CLOSURE",
        "2027-03-03, 2027-02-01, 2027-03-03, ENVELOPE",
    })
    void theClosureOfTheBudgetYearBringsTheCommitteeForward(
            LocalDate ends, LocalDate proposed, LocalDate orderBy, CommitteeRules.Reason reason) {
        assertThat(RULES.propose(null, ends, LocalDate.of(2026, 9, 1)))
                .isEqualTo(new CommitteeRules.Proposal(proposed, reason));
        assertThat(RULES.deadline(ends).orderBy()).isEqualTo(orderBy);
        assertThat(RULES.fit(proposed, ends)).contains(CommitteeRules.Fit.GOOD);
        assertThat(RULES.fit(WorkingDays.plus(proposed, 1), ends)).contains(CommitteeRules.Fit.TOO_LATE);
    }

    /** Public holidays count as weekends do: 28 April minus thirty days is Easter Monday. */
    @ParameterizedTest
    @CsvSource({"2027-04-28, 2027-03-26", "2027-08-13, 2027-07-13", "2027-12-09, 2027-11-09", "2028-12-31, 2028-11-08"})
    void aCommitteeIsProposedOnNoHoliday(LocalDate ends, LocalDate proposed) {
        assertThat(RULES.propose(null, ends, TODAY).date()).isEqualTo(proposed);
    }

    /** The figure of `FIELD.md`: the ends for which no order can be placed in time after a committee thirty days before. */
    @Test
    void eightyTwoDaysOfTheYearAskForACommitteeByTheTenthOfNovember() {
        assertThat(LocalDate.of(2026, 6, 1)
                        .datesUntil(LocalDate.of(2027, 6, 1))
                        .filter(ends -> RULES.deadline(ends).closure() != null))
                .hasSize(82)
                .allMatch(ends -> RULES.deadline(ends).decideBy().equals(LocalDate.of(2026, 11, 10)));
    }

    /** A collectivity that orders all year round. */
    @ParameterizedTest
    @CsvSource({"2026-12-31, 2026-12-01", "2027-01-29, 2026-12-30", "2027-02-19, 2027-01-20"})
    void whoObservesNoClosureHasThirtyDaysBeforeTheEnd(LocalDate ends, LocalDate proposed) {
        CommitteeRules open = new CommitteeRules(6, 45, 30, 7, 30, closure(false, 10, 12, 15, 12, 1, 2));
        assertThat(open.propose(null, ends, LocalDate.of(2026, 9, 1)))
                .isEqualTo(new CommitteeRules.Proposal(proposed, CommitteeRules.Reason.ENVELOPE));
    }

    /** An agency that closes within a year, in the middle of it. */
    @ParameterizedTest
    @CsvSource({
        "2027-06-30, 2027-05-19, CLOSURE",
        "2027-09-30, 2027-08-31, ENVELOPE",
        "2027-12-31, 2027-12-01, ENVELOPE"
    })
    void anotherClosureCountsOnItsOwnDays(LocalDate ends, LocalDate proposed, CommitteeRules.Reason reason) {
        CommitteeRules other = new CommitteeRules(6, 45, 30, 7, 30, closure(true, 20, 6, 25, 6, 15, 8));
        assertThat(other.propose(null, ends, LocalDate.of(2027, 1, 4)))
                .isEqualTo(new CommitteeRules.Proposal(proposed, reason));
    }

    private static BudgetClosure closure(
            boolean observed, int safe, int safeMonth, int stop, int stopMonth, int resume, int resumeMonth) {
        return new BudgetClosure(
                observed,
                MonthDay.of(safeMonth, safe),
                MonthDay.of(stopMonth, stop),
                MonthDay.of(resumeMonth, resume),
                MonthDay.of(stopMonth, stop),
                MonthDay.of(resumeMonth, resume));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-12-01, -",
                "2026-12-02, 2026-12-31",
                "2026-12-31, 2026-12-31",
                "2027-01-20, 2026-12-31",
                "2027-01-30, 2027-02-15",
                "2027-03-16, 2027-02-15",
                "2027-03-17, -"
            })
    void twoCommitteesCloserThanThirtyDaysAskWhy(LocalDate day, @Nullable LocalDate close) {
        assertThat(RULES.tooCloseTo(day, List.of(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 2, 15))))
                .isEqualTo(Optional.ofNullable(close));
    }

    @Property
    void aProposedDateIsAWorkingDayThatLeavesTimeForThePapers(
            @ForAll @IntRange(min = -400, max = 0) int last, @ForAll @IntRange(min = -100, max = 600) int exhausted) {
        LocalDate ends = TODAY.plusDays(exhausted);
        CommitteeRules.Proposal proposal = RULES.propose(TODAY.plusDays(last), ends, TODAY);
        assertThat(WorkingDays.isWorking(proposal.date())).isTrue();
        assertThat(RULES.papersDue(proposal.date())).isAfterOrEqualTo(TODAY);
        if (proposal.reason() != CommitteeRules.Reason.LATE) {
            assertThat(proposal.date()).isBeforeOrEqualTo(TODAY.plusDays(last).plusMonths(6));
            assertThat(RULES.fit(proposal.date(), ends)).isNotEqualTo(Optional.of(CommitteeRules.Fit.TOO_LATE));
        }
    }

    @ParameterizedTest(name = "set on {0}, taken back: {1}")
    @CsvSource({
        "2026-11-02, false, 2026-11-23",
        "2026-11-22, false, 2026-11-23",
        "2026-11-23, false, 2026-11-30",
        "2026-11-29, false, 2026-11-30",
        "2026-11-02, true,  2026-11-30",
    })
    void aPackIsFrozenAWeekBeforeUnlessTheDateWasSetTooLateOrThePackTakenBack(
            LocalDate datedOn, boolean takenBack, LocalDate frozenOn) {
        assertThat(RULES.freezesOn(LocalDate.of(2026, 11, 30), datedOn, takenBack))
                .isEqualTo(frozenOn);
    }

    @ParameterizedTest
    @CsvSource({"46, EARLY", "45, GOOD", "30, GOOD", "29, TOO_LATE", "-5, TOO_LATE"})
    void aDateFitsBetweenSixAndFourWeeksBeforeTheEnvelopeEnds(int days, CommitteeRules.Fit fit) {
        LocalDate exhausted = LocalDate.of(2027, 3, 31);
        assertThat(RULES.fit(exhausted.minusDays(days), exhausted)).contains(fit);
    }
}

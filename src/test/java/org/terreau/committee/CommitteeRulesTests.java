package org.terreau.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.incubator.Programme;

class CommitteeRulesTests {

    private static final CommitteeRules RULES = CommitteeRules.of(Programme.USUAL);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,          -,          2027-04-30, RHYTHM",
                "2026-09-01, -,          2027-03-01, RHYTHM",
                "2026-09-01, 2027-03-01, 2027-01-29, ENVELOPE",
                "2026-08-01, 2027-06-01, 2027-02-01, RHYTHM",
                "2026-01-01, -,          2026-11-09, LATE",
                "-,          2026-11-20, 2026-11-09, LATE",
            })
    void aDateIsProposedFromTheLastCommitteeAndTheEndOfTheEnvelope(
            @Nullable LocalDate last, @Nullable LocalDate exhausted, LocalDate proposed, CommitteeRules.Reason reason) {
        assertThat(RULES.propose(last, exhausted, TODAY)).isEqualTo(new CommitteeRules.Proposal(proposed, reason));
    }

    @Property
    void aProposedDateIsAWorkingDayThatLeavesTimeForThePapers(
            @ForAll @IntRange(min = -400, max = 0) int last, @ForAll @IntRange(min = -100, max = 600) int exhausted) {
        LocalDate ends = TODAY.plusDays(exhausted);
        CommitteeRules.Proposal proposal = RULES.propose(TODAY.plusDays(last), ends, TODAY);
        assertThat(proposal.date().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
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

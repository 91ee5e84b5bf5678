package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuccessionTests {

    private static final LocalDate TODAY = SomeMission.TODAY;

    /** Last day, first day of ten together, told by, replaced by: weekends and public holidays are not worked. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-27, 2026-11-16, 2026-12-02, 2026-12-04",
        "2026-11-28, 2026-11-16, 2026-12-02, 2026-12-04",
        "2026-12-24, 2026-12-11, 2026-12-30, 2027-01-04",
        "2027-03-26, 2027-03-15, 2027-04-01, 2027-04-05",
    })
    void theHolderTellsWithinThreeWorkingDaysAndReplacesWithinFive(
            LocalDate last, LocalDate together, LocalDate told, LocalDate replaced) {
        assertThat(Succession.after(last)).isEqualTo(new Succession(last, together, told, replaced));
    }

    private static SomeMission developer() {
        return SomeMission.of(Trade.DEVELOPMENT, "Denis").as(MissionStatus.UMBRELLA);
    }

    @Test
    void itIsSaidOfThoseOfAMarketWhoLeaveSoonOrJustDid() {
        assertThat(Succession.of(developer().until(TODAY.plusDays(90)).mission(), TODAY))
                .isPresent();
        assertThat(Succession.of(developer().until(TODAY.minusDays(30)).mission(), TODAY))
                .isPresent();
        assertThat(Succession.of(developer().until(TODAY.plusDays(91)).mission(), TODAY))
                .isEmpty();
        assertThat(Succession.of(developer().until(TODAY.minusDays(31)).mission(), TODAY))
                .isEmpty();
        assertThat(Succession.of(developer().mission(), TODAY)).isEmpty();
        Mission agent = SomeMission.of(Trade.DEVELOPMENT, "Agathe")
                .as(MissionStatus.TENURED)
                .until(TODAY.plusDays(10))
                .mission();
        assertThat(Succession.of(agent, TODAY)).isEmpty();
    }

    @Test
    void workingTogetherIsProposedAsLongAsItMayBegin() {
        Succession succession = Succession.after(LocalDate.of(2026, 12, 24));
        assertThat(succession.overlaps(LocalDate.of(2026, 12, 11))).isTrue();
        assertThat(succession.overlaps(LocalDate.of(2026, 12, 12))).isFalse();
    }
}

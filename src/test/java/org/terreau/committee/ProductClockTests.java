package org.terreau.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.incubator.Programme;

class ProductClockTests {

    private static final CommitteeRules RULES = CommitteeRules.of(Programme.USUAL);
    private static final LocalDate BEGINS = LocalDate.of(2026, 7, 31);
    private static final LocalDate ENDS = LocalDate.of(2027, 1, 31);

    private static List<LocalDate> days(String written) {
        return Arrays.stream(written.split(" "))
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .toList();
    }

    /** An envelope until 31 January: a committee decides by 10 November, in good time from 26 October on. */
    @ParameterizedTest
    @CsvSource({
        "2026-09-01, '',                      TO_SET,   false",
        "2026-10-18, '',                      TO_SET,   false",
        "2026-10-19, '',                      TO_SET,   true",
        "2026-11-10, '',                      TO_SET,   true",
        "2026-11-11, '',                      LATE,     true",
        "2027-01-31, '',                      LATE,     true",
        "2027-02-01, '',                      OVER,     true",
        "2026-10-19, 2026-11-09,              SET,      false",
        "2026-10-19, 2026-11-12,              SET_LATE, true",
        "2026-10-19, 2026-10-20,              TO_SET,   false",
        "2026-10-21, 2026-10-20,              TO_SET,   true",
        "2026-09-01, 2026-09-30 2026-10-26,   SET,      false",
        "2026-11-10, 2026-11-10,              HELD,     false",
        "2026-11-28, 2026-11-09,              HELD,     false",
        "2026-11-28, 2026-07-31,              LATE,     true",
        "2026-11-28, 2026-12-07,              LATE,     true",
        "2026-11-05, 2026-07-31 2026-11-09,   SET,      false"
    })
    void whereOneStandsDependsOnTheCommitteesAndOnTheDay(
            LocalDate today, String committees, ProductClock.Situation situation, boolean pressing) {
        ProductClock clock =
                ProductClock.of(new ProductClock.Period(null, BEGINS, ENDS), RULES, days(committees), today);
        assertThat(clock.situation()).isEqualTo(situation);
        assertThat(clock.pressing()).isEqualTo(pressing);
        assertThat(clock.deadline().decideBy()).isEqualTo(LocalDate.of(2026, 11, 10));
        assertThat(clock.deadline().orderBy()).isEqualTo(LocalDate.of(2026, 12, 10));
    }

    /** The committee that gave the money does not decide what follows it, however close the end. */
    @ParameterizedTest
    @CsvSource({"2026-11-05, TO_SET", "2026-11-06, HELD"})
    void theCommitteeThatBeganThePeriodDoesNotCount(LocalDate met, ProductClock.Situation situation) {
        ProductClock clock = ProductClock.of(
                new ProductClock.Period(null, LocalDate.of(2026, 11, 5), ENDS),
                RULES,
                List.of(met),
                LocalDate.of(2026, 11, 10));
        assertThat(clock.situation()).isEqualTo(situation);
    }
}

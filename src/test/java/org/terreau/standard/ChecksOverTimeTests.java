package org.terreau.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A month that was not read is a gap, and a rule that changed breaks the series (FIELD 5.4). */
class ChecksOverTimeTests {

    private static final YearMonth FIRST = YearMonth.of(2026, 1);

    @Test
    void twelveMonthsAreToldWithTheirShareTheirGapsAndTheirBreaks() {
        var months = ChecksOverTime.months(
                FIRST,
                Map.of(
                        FIRST,
                        new CheckMonthsQuery.Month(1, 3, 1),
                        FIRST.plusMonths(1),
                        new CheckMonthsQuery.Month(2, 3, 1),
                        FIRST.plusMonths(4),
                        new CheckMonthsQuery.Month(0, 3, 2),
                        FIRST.plusMonths(5),
                        new CheckMonthsQuery.Month(3, 3, 2)));
        assertThat(months).hasSize(ChecksOverTime.MONTHS);
        assertThat(months)
                .extracting(ChecksOverTime.Month::share)
                .containsExactly(33L, 67L, null, null, 0L, 100L, null, null, null, null, null, null);
        assertThat(months.stream().filter(ChecksOverTime.Month::broken).map(ChecksOverTime.Month::month))
                .containsExactly(FIRST.plusMonths(4));
    }
}

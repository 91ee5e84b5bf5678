package org.terreau.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 5, 2026-11-30",
        "2026-12-24, 1, 2026-12-28",
        "2026-04-03, 1, 2026-04-07",
        "2026-05-13, 1, 2026-05-15",
        "2026-05-22, 1, 2026-05-26",
        "2026-12-31, 1, 2027-01-04"
    })
    void weekendsAndPublicHolidaysDoNotCount(LocalDate from, int days, LocalDate expected) {
        assertThat(WorkingDays.after(from, days)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2000, 2000-04-23", "2024, 2024-03-31", "2025, 2025-04-20", "2026, 2026-04-05", "2038, 2038-04-25"})
    void easterFallsOnItsSunday(int year, LocalDate expected) {
        assertThat(WorkingDays.easter(year)).isEqualTo(expected);
    }

    @Property
    void theDayReachedIsWorkedAndOneMoreDayComesLater(
            @ForAll @IntRange(min = 0, max = 40_000) int day, @ForAll @IntRange(min = 1, max = 60) int count) {
        LocalDate from = LocalDate.of(1990, 1, 1).plusDays(day);
        LocalDate reached = WorkingDays.after(from, count);
        assertThat(WorkingDays.worked(reached)).isTrue();
        assertThat(WorkingDays.after(from, count + 1)).isAfter(reached);
        assertThat(from.datesUntil(reached).skip(1).filter(WorkingDays::worked).count())
                .isEqualTo(count - 1);
    }
}

package org.terreau.incubator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTests {

    private static LocalDate day(int days) {
        return LocalDate.of(1990, 1, 1).plusDays(days);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 5, 2026-11-30",
        "2026-12-24, 1, 2026-12-28",
        "2026-04-03, 1, 2026-04-07",
        "2026-05-13, 1, 2026-05-15",
        "2026-05-22, 1, 2026-05-26",
        "2026-12-31, 1, 2027-01-04",
        "2026-11-28, 0, 2026-11-28"
    })
    void weekendsAndPublicHolidaysDoNotCount(LocalDate from, int days, LocalDate expected) {
        assertThat(WorkingDays.plus(from, days)).isEqualTo(expected);
        assertThat(WorkingDays.between(from, expected)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"2000, 2000-04-23", "2024, 2024-03-31", "2025, 2025-04-20", "2026, 2026-04-05", "2038, 2038-04-25"})
    void easterFallsOnItsSunday(int year, LocalDate expected) {
        assertThat(WorkingDays.easter(year)).isEqualTo(expected);
    }

    /** Those of 2026 that fall within the week, Easter Monday, Ascension and Whit Monday among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-04-06",
                "2026-05-01",
                "2026-05-08",
                "2026-05-14",
                "2026-05-25",
                "2026-07-14",
                "2026-11-11",
                "2026-12-25",
                "2027-11-01",
                "2028-08-15"
            })
    void aPublicHolidayIsNotWorked(LocalDate holiday) {
        assertThat(holiday.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(WorkingDays.isWorking(holiday)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-26, 2026-12-24, 2026-12-28",
        "2026-11-11, 2026-11-10, 2026-11-12",
        "2027-03-29, 2027-03-26, 2027-03-30",
        "2026-12-10, 2026-12-10, 2026-12-10"
    })
    void theNearestWorkingDaysAreFoundOnBothSides(LocalDate day, LocalDate before, LocalDate after) {
        assertThat(WorkingDays.onOrBefore(day)).isEqualTo(before);
        assertThat(WorkingDays.onOrAfter(day)).isEqualTo(after);
    }

    @Property
    void asManyWorkingDaysLieBetweenAsWereCounted(
            @ForAll @IntRange(min = 0, max = 40_000) int from, @ForAll @IntRange(min = 0, max = 60) int count) {
        LocalDate reached = WorkingDays.plus(day(from), count);
        assertThat(WorkingDays.between(day(from), reached)).isEqualTo(count);
        if (count > 0) assertThat(WorkingDays.isWorking(reached)).isTrue();
        assertThat(WorkingDays.plus(day(from), count + 1)).isAfter(reached);
    }

    @Property
    void noWeekendIsWorkedAndTheNearestWorkingDayLiesWithinFourDays(@ForAll @IntRange(min = 0, max = 40_000) int days) {
        LocalDate day = day(days);
        LocalDate before = WorkingDays.onOrBefore(day);
        LocalDate after = WorkingDays.onOrAfter(day);
        for (LocalDate one : new LocalDate[] {before, after}) {
            assertThat(one.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(WorkingDays.isWorking(one)).isTrue();
        }
        assertThat(before).isBetween(day.minusDays(4), day);
        assertThat(after).isBetween(day, day.plusDays(4));
        assertThat(WorkingDays.isWorking(day)).isEqualTo(before.equals(after));
    }
}

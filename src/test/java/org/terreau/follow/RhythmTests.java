package org.terreau.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;

class RhythmTests {

    @Property
    void aWeeklyDigestLeavesOnMondaysAndADailyOneEachDay(
            @ForAll @DateRange(min = "2020-01-01", max = "2040-12-31") java.time.LocalDate day) {
        assertThat(Rhythm.DAILY.leavesOn(day)).isTrue();
        assertThat(Rhythm.WEEKLY.leavesOn(day)).isEqualTo(day.getDayOfWeek() == DayOfWeek.MONDAY);
    }
}

package org.terreau.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class PeriodicityTests {

    @Property
    void aDayBelongsToThePeriodThatItsStartNames(
            @ForAll Periodicity periodicity, @ForAll @IntRange(max = 30_000) int days) {
        LocalDate day = LocalDate.of(1990, 1, 1).plusDays(days);
        LocalDate start = periodicity.start(day);
        assertThat(start).isBeforeOrEqualTo(day);
        assertThat(periodicity.plus(start, 1)).isAfter(day);
        assertThat(periodicity.start(start)).isEqualTo(start);
        assertThat(periodicity.start(periodicity.plus(start, 1).minusDays(1))).isEqualTo(start);
    }

    @Property
    void anAverageLiesBetweenTheValuesAndASumAddsThem(
            @ForAll @NotEmpty List<@IntRange(min = -1000, max = 1000) Integer> values) {
        List<BigDecimal> numbers = values.stream().map(BigDecimal::valueOf).toList();
        assertThat(Aggregation.SUM.of(numbers).longValueExact())
                .isEqualTo(values.stream().mapToLong(Integer::longValue).sum());
        assertThat(Aggregation.AVERAGE.of(numbers).doubleValue())
                .isBetween(
                        values.stream().mapToInt(Integer::intValue).min().orElseThrow() - 1e-9,
                        values.stream().mapToInt(Integer::intValue).max().orElseThrow() + 1e-9);
        assertThat(Aggregation.LAST.of(numbers)).isEqualTo(numbers.get(numbers.size() - 1));
    }

    @Test
    void aWeekBeginsOnMondayAcrossTheYearsEnd() {
        assertThat(Periodicity.WEEK.start(LocalDate.parse("2027-01-01"))).isEqualTo("2026-12-28");
    }
}

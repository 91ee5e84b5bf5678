package org.terreau.portfolio.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.ProductId;

class IncrementBarTests {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    private static Increment until(LocalDate end) {
        return new Increment(new ProductId("barre"), 2, START, end, LocalDate.of(2026, 7, 1), "Un but");
    }

    @Test
    void sixMonthsHaveFiveMarksWhateverTheirLengths() {
        IncrementBar bar = IncrementBar.of(until(LocalDate.of(2026, 7, 1)), LocalDate.of(2026, 4, 1), null);
        assertThat(bar.months()).containsExactly(102, 195, 298, 397, 500);
        assertThat(bar.elapsed()).isEqualTo(298);
        assertThat(bar.daysLeft()).isEqualTo(90);
        assertThat(bar.decision()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31,", "2026-01-01, 0", "2026-06-30, 596", "2026-07-01,"})
    void theDayToDecideIsDrawnWhenItIsOnTheBar(LocalDate by, @Nullable Integer at) {
        assertThat(IncrementBar.of(until(LocalDate.of(2026, 7, 1)), START, by).decision())
                .isEqualTo(at);
    }

    @Test
    void anIncrementThatWasCutShortHasTheMonthsThatItLasts() {
        assertThat(IncrementBar.of(until(LocalDate.of(2026, 3, 1)), START, null).months())
                .hasSize(1);
    }
}

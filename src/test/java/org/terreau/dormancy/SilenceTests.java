package org.terreau.dormancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # last sign | months | asked      | becomes
            2026-11-29  | 6      | -          | NONE
            2026-05-30  | 6      | -          | NONE
            2026-05-29  | 6      | -          | TO_ASK
            2019-01-01  | 6      | -          | TO_ASK
            2026-10-28  | 1      | -          | TO_ASK
            2024-01-01  | 36     | -          | NONE
            2026-02-28  | 9      | -          | TO_ASK
            2026-05-29  | 6      | 2026-11-29 | ASKED
            2026-05-29  | 6      | 2026-10-31 | ASKED
            2026-05-29  | 6      | 2026-10-30 | DORMANT
            2026-05-29  | 6      | 2026-06-30 | DORMANT
            2026-11-28  | 6      | 2026-10-01 | NONE
            2026-10-01  | 6      | 2026-10-01 | NONE
            2026-05-01  | 6      | 2026-04-01 | TO_ASK
            2026-05-29  | 12     | 2026-10-01 | NONE
            """)
    void whatIsToldToAProductFollowsFromItsLastSignAndFromWhenItsTeamWasAsked(
            LocalDate lastSign, int months, @Nullable LocalDate asked, Silence becomes) {
        assertThat(Silence.of(true, lastSign, months, asked, TODAY)).isEqualTo(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"2019-01-01, -", "2026-05-29, 2026-06-30", "2026-11-29, -"})
    void nothingIsAskedOfAProductThatEnded(LocalDate lastSign, @Nullable LocalDate asked) {
        assertThat(Silence.of(false, lastSign, 6, asked, TODAY)).isEqualTo(Silence.NONE);
    }
}

package org.terreau.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrgencyTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @CsvSource({
        "2026-11-29, LATE",
        "2026-11-30, TODAY",
        "2026-12-01, WEEK",
        "2026-12-06, WEEK",
        "2026-12-07, LATER",
        ", WEEK",
    })
    void whatMayWaitLongerIsLessUrgent(@Nullable LocalDate until, Urgency expected) {
        assertThat(Urgency.of(until, TODAY)).isEqualTo(expected);
    }
}

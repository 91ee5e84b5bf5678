package org.terreau.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingTimeTests {

    @ParameterizedTest(name = "usual {0} days, {1} a month, {2} before: {3} days, {4} weeks")
    @CsvSource({
        "10,  , 0, 10, 2",
        "10,  , 9, 10, 2",
        "10, 2, 0, 10, 2",
        "10, 2, 3, 45, 7",
        "  , 4, 0,  0, 0",
        "  , 4, 1,  7, 1",
        " 0,  , 0,  0, 0",
        "21, 1, 1, 30, 5"
    })
    void oneWaitsForThoseBeforeAtThePaceOfAMonthAndNeverLessThanUsual(
            @Nullable Integer usual, @Nullable Integer pace, int ahead, int days, int weeks) {
        WaitingTime waiting = WaitingTime.of(new SupportOffer.Terms("", usual, null, pace, false, ""), ahead)
                .orElseThrow();

        assertThat(waiting.days()).isEqualTo(days);
        assertThat(waiting.weeks()).isEqualTo(weeks);
    }

    @ParameterizedTest
    @CsvSource({"0", "12"})
    void nothingIsSaidWhenNothingIsKnown(int ahead) {
        assertThat(WaitingTime.of(new SupportOffer.Terms("", null, null, null, false, ""), ahead))
                .isEmpty();
    }
}

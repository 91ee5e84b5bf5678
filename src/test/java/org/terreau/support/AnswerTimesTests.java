package org.terreau.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTimesTests {

    @ParameterizedTest(name = "{0}: half within {1}, nine of ten within {2}")
    @CsvSource({"3 1 2 5 4, 3, 5", "1 1 1 1 9, 1, 9", "1 2 3 4 5 6, 3, 6", "0 1 2 3 4 5 6 7 8 30, 4, 8"})
    void theMedianAndTheNinthDecileAreAmongTheAnswers(String days, int median, int ninthDecile) {
        AnswerTimes times = AnswerTimes.of(
                        Arrays.stream(days.split(" ", -1)).map(Integer::valueOf).toList())
                .orElseThrow();

        assertThat(times.median()).isEqualTo(median);
        assertThat(times.ninthDecile()).isEqualTo(ninthDecile);
    }

    @Test
    void ofFewerThanFiveNothingIsSaid() {
        assertThat(AnswerTimes.of(List.of(1, 2, 3, 4))).isEmpty();
    }
}

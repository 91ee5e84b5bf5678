package org.terreau.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTests {

    @ParameterizedTest(name = "{0} for success {1}, stop {2}, more is better: {3}")
    @CsvSource({
        "150, 150, 80, true, KEPT",
        "151, 150, 80, true, KEPT",
        "149.9, 150, 80, true, PARTLY",
        "80.1, 150, 80, true, PARTLY",
        "80, 150, 80, true, MISSED",
        "0, 150, 80, true, MISSED",
        "149, 150, , true, MISSED",
        "10, 10.0, 30, false, KEPT",
        "9, 10, 30, false, KEPT",
        "29, 10, 30, false, PARTLY",
        "30.00, 10, 30, false, MISSED",
        "-5, -10, -3, false, PARTLY",
    })
    void aPromiseIsKeptInPartBetweenTheTwoThresholds(
            BigDecimal value, BigDecimal success, BigDecimal stop, boolean moreIsBetter, Verdict verdict) {
        assertThat(Verdict.of(value, success, stop, moreIsBetter)).isEqualTo(verdict);
    }
}

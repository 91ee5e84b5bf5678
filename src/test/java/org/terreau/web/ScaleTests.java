package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTests {

    private static List<BigDecimal> numbers(String written) {
        return Stream.of(written.split(" ")).map(BigDecimal::new).toList();
    }

    private static void assertSteps(Scale scale, String steps) {
        assertThat(scale.steps()).usingElementComparator(BigDecimal::compareTo).isEqualTo(numbers(steps));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12 19 17 31 42   | 0 20 40 60
            1 2 3            | 0 1 2 3
            0.2 0.31         | 0 0.1 0.2 0.3 0.4
            4210             | 0 2000 4000 6000
            -3 8             | -5 0 5 10
            -40 -12          | -40 -30 -20 -10 0
            100              | 0 25 50 75 100
            9                | 0 5 10
            120 150          | 0 50 100 150
            """)
    void itsStepsAreNumbersThatPeopleCountWithAndZeroIsOnIt(String values, String steps) {
        assertSteps(Scale.of(numbers(values)), steps);
    }

    @Test
    void whereEverythingIsZeroOrUnknownThereIsStillSomethingToMeasureOn() {
        assertSteps(Scale.of(List.of(BigDecimal.ZERO, BigDecimal.ZERO)), "0 1");
        assertSteps(Scale.of(Arrays.asList((@Nullable BigDecimal) null, null)), "0 1");
    }
}

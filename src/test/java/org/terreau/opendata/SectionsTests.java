package org.terreau.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SectionsTests {

    static List<Arguments> values() {
        return List.of(
                Arguments.of(null, null, true),
                Arguments.of(null, "", false),
                Arguments.of(1, 1L, true),
                Arguments.of(1, new BigDecimal("1.00"), true),
                Arguments.of(1, "1", false),
                Arguments.of(List.of(1, "a"), Arrays.asList(1.0, "a"), true),
                Arguments.of(List.of(1, 2), List.of(2, 1), false),
                Arguments.of(List.of(1), List.of(1, 1), false),
                Arguments.of(Map.of("a", 1), Map.of("a", 1.0), true),
                Arguments.of(Map.of("a", 1), Map.of("b", 1), false),
                Arguments.of(Map.of("a", List.of(2)), Map.of("a", List.of(2L)), true),
                Arguments.of(Collections.singletonMap("a", null), Map.of("a", ""), false),
                Arguments.of(List.of(), Map.of(), false));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesAreAlikeHoweverADatabaseWritesTheirNumbers(@Nullable Object one, @Nullable Object other, boolean alike) {
        assertThat(Sections.alike(one, other)).isEqualTo(alike);
        assertThat(Sections.alike(other, one)).isEqualTo(alike);
    }
}

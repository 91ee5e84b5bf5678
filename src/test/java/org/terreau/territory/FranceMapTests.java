package org.terreau.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A map shows the part of the country where something is. */
class FranceMapTests {

    private static final Map<String, FranceMap.Outline> OUTLINES =
            FranceMap.outlines().stream().collect(Collectors.toMap(FranceMap.Outline::code, Function.identity()));

    @ParameterizedTest
    @CsvSource({"29, 22 56, 13 2A 67", "75, 92 93 94 77, 29 13", "2A 2B, 2A, 59 974", "22 29 35 56, 44 53, 67 31 973"})
    void whereThingsAreCloseTheirSurroundingsAlone(String where, String shown, String hidden) {
        FranceMap.Frame frame = FranceMap.around(List.of(where.split(" ")));
        assertThat(frame.near()).isTrue();
        assertThat(frame.width()).isEqualTo(frame.height()).isLessThanOrEqualTo(600);
        for (String code : (where + " " + shown).split(" "))
            assertThat(frame.shows(Objects.requireNonNull(OUTLINES.get(code))))
                    .as(code)
                    .isTrue();
        for (String code : hidden.split(" "))
            assertThat(frame.shows(Objects.requireNonNull(OUTLINES.get(code))))
                    .as(code)
                    .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "29 13", "974", "29 974", "59 64", "00"})
    void elsewhereTheWholeCountry(String where) {
        FranceMap.Frame frame = FranceMap.around(List.of(where.split(" ")));
        assertThat(frame).isEqualTo(FranceMap.WHOLE);
        assertThat(OUTLINES.values()).allMatch(frame::shows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "m10 20 5 5-3 1z | 10 20 15 26",
                "M10 20h5v7H2V3z | 2 3 15 27",
                "M0 0c1 1 2 2 9 4s1 1 3 3 | 0 0 12 7",
                "m.5.5 1 1L-2-3 | -2 -3 2 2",
            })
    void aPathReachesAsFarAsItsPoints(String path, String box) {
        assertThat(FranceMap.extent(path.trim()))
                .containsExactly(List.of(box.trim().split(" ")).stream()
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    @Test
    void everyDepartementLiesInTheDrawing() {
        for (FranceMap.Outline outline : OUTLINES.values())
            if (!outline.apart())
                assertThat(Arrays.stream(FranceMap.extent(outline.path())))
                        .as(outline.code())
                        .allMatch(at -> at >= -5 && at <= 1015);
    }
}

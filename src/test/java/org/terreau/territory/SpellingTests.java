package org.terreau.territory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTests {

    @ParameterizedTest
    @CsvSource({
        "brest, brest, 0",
        "brest, brest sur seine, 0",
        "brst, brest, 1",
        "brrest, brest, 1",
        "brast, brest, 1",
        "rbest, brest, 1",
        "bresst, brest, 1",
        "brets, brest, 1",
        "lyon, brest, 3",
        "marsielle, marseille, 1",
    })
    void aLetterAddedDroppedChangedOrSwappedIsOneMistake(String typed, String name, int mistakes) {
        assertThat(Spelling.distance(typed, name, 2)).isEqualTo(mistakes);
    }

    @ParameterizedTest
    @CsvSource({"gexx, 1", "brest, 1", "quimpe, 2", "montpellier, 2", "carcassonnee, 3"})
    void aLongNameMayHoldMoreMistakes(String typed, int mistakes) {
        assertThat(Spelling.mistakes(typed)).isEqualTo(mistakes);
    }
}

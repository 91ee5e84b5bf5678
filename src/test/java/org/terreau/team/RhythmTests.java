package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.shared.Refused;

class RhythmTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3                 | 3    | 60  | 3",
                "2,5               | 2.5  | 50  | 2,5",
                "2.5 jours         | 2.5  | 50  | 2,5",
                "0,25              | 0.25 | 5   | 0,25",
                "5 j               | 5    | 100 | 5",
                "60 %              | 3    | 60  | 60 %",
                "33%               | 1.65 | 33  | 33 %",
                "100 %             | 5    | 100 | 100 %"
            })
    void isReadInDaysAWeekOrInPercents(String typed, BigDecimal days, int share, String again) {
        Rhythm rhythm = Rhythm.read(typed).orElseThrow();
        assertThat(rhythm.days()).isEqualByComparingTo(days);
        assertThat(rhythm.share()).isEqualTo(share);
        assertThat(rhythm.typed()).isEqualTo(again);
    }

    @Test
    void nothingTypedIsNone() {
        assertThat(Rhythm.read("  ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0,     team.rhythm.bounds",
        "-1,    team.rhythm.bounds",
        "5.25,  team.rhythm.bounds",
        "60,    team.rhythm.bounds",
        "0.333, team.rhythm.quarter",
        "0 %,   team.rhythm.share",
        "101 %, team.rhythm.share",
        "33.3%, team.rhythm.share",
        "trois, team.rhythm.unread",
        "3/5,   team.rhythm.unread"
    })
    void whatIsNoneIsToldWithWhatIsExpected(String typed, String key) {
        assertThatThrownBy(() -> Rhythm.read(typed)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.field()).isEqualTo(Rhythm.FIELD);
                assertThat(problem.key()).isEqualTo(key);
            });
        });
    }
}

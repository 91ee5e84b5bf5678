package org.terreau.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingRoundTests {

    private static final LocalDate DELIVERED = LocalDate.of(2026, 1, 31);

    @ParameterizedTest(name = "on {0}: {1}, {2} letters")
    @CsvSource(textBlock = """
            2026-01-30, , 0
            2026-01-31, livraison, 0
            2026-02-06, livraison, 0
            2026-02-07, livraison, 1
            2026-02-14, livraison, 2
            2026-02-21, livraison, 3
            2026-02-28, livraison, 3
            2026-03-01, , 3
            2026-07-30, , 3
            2026-07-31, six-mois, 4
            2026-08-07, six-mois, 5
            2026-08-21, six-mois, 7
            2026-08-28, six-mois, 7
            2026-08-29, , 7
            2030-01-01, , 7
            """)
    void itIsAskedForFourWeeksTwiceAndReminded(LocalDate day, String open, int letters) {
        assertThat(RatingRound.on(day, DELIVERED).map(RatingRound::code).orElse(null))
                .isEqualTo(open);
        assertThat(RatingRound.letters(day, DELIVERED)).isEqualTo(letters);
    }
}

package org.terreau.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a value is expected to be, by the unit of its indicator. */
class UnitLimitsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Agents actifs | agents | SUM | -50 | | count
            Agents actifs | agents | LAST | 1234.5 | | count
            Agents actifs | agents | SUM | 1234.0 | |
            Agents actifs | agents | AVERAGE | 12.5 | |
            Démarches | démarches | SUM | 0 | |
            Heures gagnées | heures | SUM | 12.5 | |
            Coût | € | SUM | 1234.5 | |
            Coût | euros par usage | LAST | 1234.5 | |
            Déchets évités | tonnes | SUM | 1.5 | |
            Achèvement | % | LAST | 100.5 | | rate
            Achèvement | % | LAST | -1 | | rate
            Achèvement | % | LAST | 99.5 | |
            Achèvement | % | RATIO | 12 | 10 | rate
            Achèvement | % | RATIO | 8 | 10 |
            Croissance sur un an | % | LAST | -12 | |
            Évolution | % | LAST | 250 | |
            Facilité | sur 5 | AVERAGE | 6 | | scale
            Facilité | sur 5 | AVERAGE | 4.2 | |
            Facilité | sur 5 | RATIO | 42 | 10 |
            Facilité | sur 5 | RATIO | 52 | 10 | scale
            Facilité | /10 | LAST | 10.5 | | scale
            Recommandation | points | LAST | -40 | |
            """)
    void aCountIsWholeARateWithinAHundredAScoreWithinItsScale(
            String name, String unit, Aggregation aggregation, BigDecimal value, BigDecimal denominator, String fault) {
        assertThat(UnitLimits.of(name, unit, aggregation)
                        .fault(value, denominator)
                        .orElse(null))
                .isEqualTo(fault == null ? null : "impact." + fault + ".once");
    }
}

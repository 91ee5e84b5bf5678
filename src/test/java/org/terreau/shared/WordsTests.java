package org.terreau.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.StaticMessageSource;

class WordsTests {

    private static final Words FRENCH = new Words(new StaticMessageSource(), Locale.FRENCH, "https://terreau.example");

    private static String bare(String written) {
        return written.replaceAll("\\h", " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4885.18 | €           | 4 885 €",
                "99.996  | €           | 100 €",
                "42.857  | €           | 42,9 €",
                "0.4285  | € / usage   | 0,429 € / usage",
                "1200000 | €           | 1 200 000 €",
                "-512.4  | € / mois    | -512 € / mois",
                "4885.18 | heures      | 4 890 heures",
                "12      | utilisateurs | 12 utilisateurs"
            })
    void aValueIsToldInWholeEurosOrWithTheDigitsThatTellSomething(BigDecimal value, String unit, String told) {
        assertThat(bare(FRENCH.quantity(value, unit))).isEqualTo(told);
        assertThat(bare(FRENCH.number(value, unit)) + " " + unit).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"6000000 | 60 000 €", "150050 | 1 500,50 €", "0 | 0 €"})
    void anAmountThatWasDecidedIsTheOneThatWasTyped(long cents, String told) {
        assertThat(bare(FRENCH.money(new Money(cents)))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "125 | 125",
                "12438 | 12 400",
                "731204 | 731 000",
                "999999 | 1 million",
                "3456789 | 3,46 millions",
                "1200000000 | 1,2 milliard"
            })
    void aFigureInLargeHasThreeDigitsThatTellSomething(BigDecimal value, String told) {
        assertThat(bare(FRENCH.large(value))).isEqualTo(told);
    }
}

package org.terreau.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAmountTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            480k€                 | 480000.00    |
            480 K€                | 480000.00    |
            480,5 k€              | 480500.00    |
            1,2 M€                | 1200000.00   |
            0.5M€                 | 500000.00    |
            0,4805 M€             | 480500.00    |
            2 millions d'euros    |              |
            2 millions            | 2000000.00   |
            1\u00a0234,56\u00a0€  | 1234.56      |
            1\u202f234\u202f567,89 € | 1234567.89 |
            17472.85              | 17472.85     |
            1.234,56              | 1234.56      |
            1,234.56              | 1234.56      |
            1.234.567             | 1234567.00   |
            1'234'567             | 1234567.00   |
            (1 200)               | -1200.00     |
            -1 200,50             | -1200.50     |
            − 1 200               | -1200.00     |
            € 1200                | 1200.00      |
            1200 EUR              | 1200.00      |
            1200 euros            | 1200.00      |
            0                     | 0.00         |
            0,5                   | 0.50         |
            12 000 € HT           | 12000.00     | HT
            12 000 €ttc           | 12000.00     | TTC
            """)
    void anAmountIsReadAsPeopleWriteIt(String typed, BigDecimal euros, String tax) {
        TypedAmount.Reading read = TypedAmount.read(typed.translateEscapes());
        if (euros == null) {
            assertThat(read).isInstanceOf(TypedAmount.Unreadable.class);
            return;
        }
        assertThat(read)
                .isEqualTo(new TypedAmount.Exact(
                        new Money(euros.movePointRight(2).longValueExact()), tax == null ? "" : tax));
    }

    @ParameterizedTest
    @CsvSource({
        "1.234,1.234,1234",
        "'1,234',1.234,1234",
        "12.345,12.345,12345",
        "-1.234,-1.234,-1234",
        "2.500 k€,2500,2500000"
    })
    void whatReadsInTwoWaysIsAskedAndNeverGuessed(String typed, BigDecimal small, BigDecimal large) {
        assertThat(TypedAmount.read(typed)).isInstanceOfSatisfying(TypedAmount.Twofold.class, two -> {
            assertThat(two.small()).isEqualByComparingTo(small);
            assertThat(two.large()).isEqualByComparingTo(large);
        });
        assertThat(Money.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "-", "–", "—", "\u00a0"})
    void nothingAndADashAreNoAmountWhichIsNotZero(String typed) {
        assertThat(TypedAmount.read(typed)).isInstanceOf(TypedAmount.Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beaucoup",
                "12 34",
                "1 2345",
                "12,3456",
                "1.23.4",
                "(1200",
                "1200)",
                "(-1200)",
                "--5",
                "12.",
                ",5",
                "€",
                "1 200 $",
                "1e9",
                "9999999999999",
                "1,2,3",
                "12 % "
            })
    void whatIsNoAmountIsRefused(String typed) {
        assertThat(TypedAmount.read(typed)).isInstanceOf(TypedAmount.Unreadable.class);
    }
}

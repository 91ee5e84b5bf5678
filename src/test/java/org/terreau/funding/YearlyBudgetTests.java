package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.shared.Money;

class YearlyBudgetTests {

    /** @param written its first day, its last day and its euros, such as "2025-01-01 2025-12-31 1000" */
    private static Envelopes.Envelope envelope(String written) {
        String[] part = written.split(" ");
        return new Envelopes.Envelope(
                1,
                Money.euros(Long.parseLong(part[2])),
                LocalDate.parse(part[0]),
                LocalDate.parse(part[1]),
                "essai",
                part.length > 3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "nothing", delimiter = '|', textBlock = """
            no envelope                    | nothing                                               | 2026-01-01 | nothing
            a whole year                   | 2025-01-01 2025-12-31 365000                          | 2026-01-01 | 365000.00
            half of it, as if it went on   | 2025-07-03 2025-12-31 182000                          | 2026-01-01 | 365000.00
            before it began                | 2025-01-01 2025-12-31 365000                          | 2025-01-01 | nothing
            over for more than a year      | 2023-01-01 2023-12-31 365000                          | 2026-01-01 | nothing
            the end of it, a year later    | 2024-07-01 2025-06-30 365000                          | 2026-01-01 | 365000.00
            what is still to come          | 2025-07-01 2026-06-30 365000                          | 2026-01-01 | 365000.00
            one after the other            | 2025-01-01 2025-06-30 181000; 2025-07-01 2025-12-31 368000 | 2026-01-01 | 549000.00
            a gap, which costs nothing     | 2025-01-01 2025-01-31 31000; 2025-12-01 2025-12-31 31000   | 2026-01-01 | 62000.00
            two at once                    | 2025-01-01 2025-12-31 365000; 2025-01-01 2025-12-31 365000 | 2026-01-01 | 730000.00
            one that ends before it begins | 2025-06-01 2025-05-01 365000                          | 2026-01-01 | nothing
            a prize beside it, once        | 2025-01-01 2025-12-31 365000; 2025-03-01 2025-03-31 90000 once | 2026-01-01 | 365000.00
            only what comes once           | 2025-01-01 2025-12-31 365000 once                     | 2026-01-01 | nothing
            a single day                   | 2025-06-01 2025-06-01 1000                            | 2026-01-01 | 365000.00
            """)
    void theMoneyOfTheTwelveMonthsThatEndWithThePeriod(
            String what, @Nullable String envelopes, LocalDate until, @Nullable BigDecimal aYear) {
        List<Envelopes.Envelope> granted = envelopes == null
                ? List.of()
                : Stream.of(envelopes.split("; "))
                        .map(YearlyBudgetTests::envelope)
                        .toList();
        assertThat(YearlyBudget.known(granted).at(until.minusMonths(1), until).orElse(null))
                .isEqualTo(aYear);
    }
}

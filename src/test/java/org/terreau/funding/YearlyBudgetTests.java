package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearlyBudgetTests {

    private static YearlyBudget.Span span(String from, String until, String aDay) {
        return new YearlyBudget.Span(LocalDate.parse(from), LocalDate.parse(until), new BigDecimal(aDay));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, 2026-01-01, 2026-01-01, 3650.00",
        "2020-01-01, 2030-01-01, 2026-01-01, 3650.00",
        "2025-07-01, 2025-10-01, 2026-01-01, 3650.00",
        "2025-12-31, 2027-01-01, 2026-01-01, 3650.00",
    })
    void whatIsGrantedForADayCountsForTheDaysThatItCoversWithinTheYear(
            String from, String until, LocalDate at, BigDecimal yearly) {
        assertThat(YearlyBudget.at(List.of(span(from, until, "10")), at)).hasValue(yearly);
    }

    @Test
    void envelopesAreAddedAndTheDaysBetweenThemCount() {
        assertThat(YearlyBudget.at(
                        List.of(span("2025-01-01", "2025-02-01", "10"), span("2025-03-01", "2025-04-01", "20")),
                        LocalDate.parse("2026-01-01")))
                .hasValue(new BigDecimal("3771.67"));
    }

    @Test
    void thereIsNoBudgetWithoutAnEnvelopeInTheYear() {
        List<YearlyBudget.Span> before = List.of(span("2023-01-01", "2025-01-01", "10"));
        assertThat(YearlyBudget.at(before, LocalDate.parse("2026-01-01"))).isEmpty();
        assertThat(YearlyBudget.at(List.of(), LocalDate.parse("2026-01-01"))).isEmpty();
    }
}

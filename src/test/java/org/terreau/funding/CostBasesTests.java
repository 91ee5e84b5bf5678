package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.portfolio.MoneyBasis;
import org.terreau.shared.Money;

/** What a year cost, and what the first six months did, from the surest that is known. */
class CostBasesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static BudgetLine line(
            int year, Activity activity, @Nullable Long ae, @Nullable Long cp, Regime regime, boolean alone) {
        return new BudgetLine(
                new BudgetLine.Slot(Years.of(year), "", activity, Resource.SERVICES, Nature.REALISED, false, ""),
                new BudgetLine.Amounts(ae == null ? null : Money.euros(ae), cp == null ? null : Money.euros(cp)),
                new Vat(regime, 2000),
                alone,
                "");
    }

    private static Optional<RealisedYear> year(BudgetLine... lines) {
        return Optional.ofNullable(RealisedYear.of(List.of(lines)).get(2025));
    }

    @Test
    void aYearIsWhatWasPaidElseWhatWasOrderedElseNothing() {
        BudgetLine paid = line(2025, Activity.DESIGN, 12L, 10L, Regime.TAXED, false);
        BudgetLine untaxed = line(2025, Activity.DEVELOPMENT, null, 100L, Regime.UNTAXED, false);
        BudgetLine ordered = line(2025, Activity.OPS, 7L, null, Regime.TAXED, false);
        BudgetLine unsaid = line(2025, Activity.DATA, 7L, 7L, Regime.UNSAID, false);
        assertThat(year(paid, untaxed)).contains(new RealisedYear(MoneyBasis.PAID, Money.euros(130)));
        assertThat(year(paid, ordered)).contains(new RealisedYear(MoneyBasis.ORDERED, Money.euros(19)));
        assertThat(year(untaxed, ordered)).isEmpty();
        assertThat(year(paid, unsaid)).isEmpty();
    }

    @Test
    void whatOnePersonAloneIsPaidMakesNoFigure() {
        assertThat(year(line(2025, Activity.DESIGN, null, 10L, Regime.TAXED, true)))
                .isEmpty();
    }

    @ParameterizedTest(name = "until {0}: {1} from {2}")
    @CsvSource(nullValues = "nothing", textBlock = """
            2025-02-01, 90000.00,  PAID
            2026-01-01, 90000.00,  PAID
            2024-12-01, 120000.00, ORDERED
            2026-02-01, 365000.00, GRANTED
            2023-02-01, nothing,   nothing
            """)
    void aYearlyBudgetSaysWhichOfTheThreeBasesItUsed(
            LocalDate until, @Nullable BigDecimal euros, @Nullable MoneyBasis basis) {
        List<Envelopes.Envelope> granted = List.of(new Envelopes.Envelope(
                1, Money.euros(365_000), LocalDate.of(2025, 6, 1), LocalDate.of(2026, 5, 31), "essai"));
        Map<Integer, RealisedYear> realised = Map.of(
                2024, new RealisedYear(MoneyBasis.ORDERED, Money.euros(120_000)),
                2025, new RealisedYear(MoneyBasis.PAID, Money.euros(90_000)),
                2026, new RealisedYear(MoneyBasis.PAID, Money.euros(1)));
        YearlyBudget.Bases bases = new YearlyBudget.Bases(realised, YearlyBudget.known(granted), 2026);
        assertThat(bases.at(until.minusMonths(1), until).orElse(null)).isEqualTo(euros);
        assertThat(bases.basis(until.minusMonths(1), until).orElse(null)).isEqualTo(basis);
    }

    private static Envelopes.Envelope envelope(String from, String until, long euros) {
        return new Envelopes.Envelope(1, Money.euros(euros), LocalDate.parse(from), LocalDate.parse(until), "essai");
    }

    @Test
    void theFirstSixMonthsAreThePartOfTheYearThatHappenedElseWhatWasGrantedForThem() {
        RealisedYear whole = new RealisedYear(MoneyBasis.PAID, Money.euros(184_000));
        LocalDate july = LocalDate.of(2025, 7, 1);
        assertThat(FirstMonths.of(july, List.of(), Map.of(2025, whole), TODAY))
                .contains(new FirstMonths(MoneyBasis.PAID, Money.euros(184_000)));
        List<Envelopes.Envelope> granted = List.of(envelope("2025-07-01", "2025-12-31", 200_000));
        assertThat(FirstMonths.of(july, granted, Map.of(), TODAY))
                .contains(new FirstMonths(MoneyBasis.GRANTED, Money.euros(200_000)));
        assertThat(FirstMonths.of(july, List.of(envelope("2025-07-01", "2025-10-31", 1)), Map.of(), TODAY))
                .isEmpty();
        assertThat(FirstMonths.of(LocalDate.of(2026, 7, 1), granted, Map.of(), TODAY))
                .isEmpty();
    }

    @Test
    void fiveProductsMakeAMedianAndItsQuartilesAndFourMakeNone() {
        List<FirstMonths> four = Stream.of(100L, 140L, 200L, 260L)
                .map(euros -> new FirstMonths(MoneyBasis.PAID, Money.euros(euros)))
                .toList();
        assertThat(FirstMonths.observed(four)).isEmpty();
        List<FirstMonths> five = Stream.concat(
                        four.stream(), Stream.of(new FirstMonths(MoneyBasis.GRANTED, Money.euros(300))))
                .toList();
        assertThat(FirstMonths.observed(five)).hasValueSatisfying(one -> {
            assertThat(one.median()).isEqualTo(Money.euros(200));
            assertThat(one.low()).isEqualTo(Money.euros(140));
            assertThat(one.high()).isEqualTo(Money.euros(260));
            assertThat(one.paid()).isEqualTo(4);
            assertThat(one.granted()).isEqualTo(1);
        });
    }
}

package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.shared.Money;

/** The rules of budget lines: taxes, small cells, credits, stated totals, versions. */
class BudgetRulesTests {

    private static final Vat TAXED = new Vat(Regime.TAXED, 2000);
    private static final Vat UNTAXED = new Vat(Regime.UNTAXED, 2000);

    private static @Nullable Money euros(@Nullable Long amount) {
        return amount == null ? null : Money.euros(amount);
    }

    private static BudgetLine line(
            int year, Activity activity, @Nullable Long commitment, @Nullable Long payment, Vat vat, boolean alone) {
        return new BudgetLine(
                new BudgetLine.Slot(Years.of(year), "", activity, Resource.SERVICES, Nature.REALISED, false, ""),
                new BudgetLine.Amounts(euros(commitment), euros(payment)),
                vat,
                alone,
                "");
    }

    @ParameterizedTest
    @CsvSource({
        "metropole, 2013, 1960",
        "metropole, 2014, 2000",
        "metropole, 2026, 2000",
        "antilles-reunion, 2026, 850",
        "guyane-mayotte, 2026, 0"
    })
    void theRateOfTaxDependsOnThePlaceAndTheYear(String zone, int year, int rate) {
        assertThat(VatZone.of(zone).orElseThrow().rate(year)).isEqualTo(rate);
    }

    @Test
    void anAmountOfWhichNobodyKnowsTheTaxesIsNeverConverted() {
        assertThat(UNTAXED.taxed(new Money(101))).contains(new Money(121));
        assertThat(new Vat(Regime.EXEMPT, 0).taxed(new Money(101))).contains(new Money(101));
        assertThat(Vat.UNSAID.taxed(new Money(101))).isEmpty();
        assertThat(BudgetTable.of(
                        List.of(
                                line(2026, Activity.OPS, null, 10L, TAXED, false),
                                line(2026, Activity.OPS, null, 20L, Vat.UNSAID, false)),
                        line -> line.slot().activity().code()))
                .hasSize(2);
    }

    @Test
    void onePersonIsNeverReadAloneAndTheirAmountStaysInTheTotal() {
        List<BudgetLine> lines = List.of(
                line(2026, Activity.DESIGN, 300L, 300L, TAXED, true),
                line(2026, Activity.SUPPORT, 20L, 20L, TAXED, false),
                line(2026, Activity.OPS, 900L, 900L, TAXED, false));
        SmallCells.Open open = SmallCells.open(lines);
        assertThat(open.lines())
                .extracting(
                        line -> line.slot().activity(), line -> line.amount().wholeEuros())
                .containsExactlyInAnyOrder(tuple(Activity.OTHER, 320L), tuple(Activity.OPS, 900L));
        assertThat(open.merged()).isTrue();
        assertThat(open.withheld()).isEmpty();
    }

    @Test
    void twoPeopleWhoAreEachAloneAreEnoughTogetherAndOneWithTwoLinesIsNot() {
        assertThat(SmallCells.open(List.of(
                                line(2026, Activity.DESIGN, null, 300L, TAXED, true),
                                line(2026, Activity.DATA, null, 40L, TAXED, true)))
                        .lines())
                .extracting(line -> line.amount().wholeEuros())
                .containsExactly(340L);
        assertThat(SmallCells.open(List.of(line(2026, Activity.DESIGN, null, 300L, TAXED, true)))
                        .lines())
                .isEmpty();
        assertThat(SmallCells.open(List.of(line(2026, Activity.DESIGN, null, 300L, TAXED, true)))
                        .withheld())
                .containsExactly(Years.of(2026));
    }

    @Test
    void anAmountThatOnlyOnePersonHasIsNotToldWhereTheOthersHaveAnother() {
        SmallCells.Open open = SmallCells.open(List.of(
                line(2026, Activity.DESIGN, 300L, 250L, TAXED, true),
                line(2026, Activity.SUPPORT, 20L, null, TAXED, false)));
        assertThat(open.lines()).hasSize(1);
        assertThat(open.lines().get(0).amounts()).isEqualTo(new BudgetLine.Amounts(Money.euros(320), null));
        assertThat(open.withheld()).containsExactly(Years.of(2026));
    }

    @ParameterizedTest
    @CsvSource({"100,40,0,60,", "100,40,0,61,2026", "100,101,500,0,2025", "100,,0,500,2026", ",,,500,"})
    void paymentsAreComparedWithCommitmentsYearAfterYearWhereBothAreTold(
            @Nullable Long first,
            @Nullable Long paid,
            @Nullable Long second,
            @Nullable Long then,
            @Nullable String broken) {
        List<BudgetLine> lines = List.of(
                line(2025, Activity.OPS, first, paid, TAXED, false),
                line(2026, Activity.OPS, second, then, TAXED, false));
        assertThat(CreditRule.broken(lines).map(Years::toString).orElse(null)).isEqualTo(broken);
    }

    private static StatedTotal total(long euros, Regime regime) {
        return new StatedTotal(
                Years.of(2025), "", null, StatedTotal.Measure.AMOUNT, Money.euros(euros), regime, "TOTAL", "");
    }

    @Test
    void aTotalIsComparedWithItsLinesAndRoundingOneByOneIsToldAsSuch() {
        List<BudgetLine> lines = List.of(
                line(2025, Activity.OPS, null, 300_000L, UNTAXED, false),
                line(2025, Activity.DATA, null, 36_725L, UNTAXED, false));
        assertThat(Gap.between(List.of(total(336_725, Regime.UNTAXED)), lines)).isEmpty();
        assertThat(Gap.between(List.of(total(404_072, Regime.TAXED)), lines))
                .extracting(Gap::kind, gap -> gap.difference().wholeEuros())
                .containsExactly(tuple(Gap.Kind.ROUNDING, 2L));
        assertThat(Gap.between(List.of(total(404_073, Regime.TAXED)), lines))
                .extracting(Gap::kind)
                .containsExactly(Gap.Kind.TOTAL);
        assertThat(Gap.between(List.of(total(1, Regime.UNSAID)), lines)).isEmpty();
        assertThat(Gap.between(List.of(total(1, Regime.TAXED)), List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "janvier, 2026, 2026-01-31, false",
        "janvier, 2026, 2026-02-01, true",
        "juin, 2026, 2026-06-30, false",
        "juin, 2026, 2026-07-01, true",
        "libre, 2020, 2026-07-01, false"
    })
    void aVersionIsLateAfterTheEndOfItsMonth(String round, int year, LocalDate day, boolean late) {
        assertThat(Round.of(round).orElseThrow().late(year, day)).isEqualTo(late);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, juin, 2025, a-jour",
        "2026-02-01, juin, 2025, en-retard",
        "2026-02-01, janvier, 2026, a-jour",
        "2026-07-01, janvier, 2026, en-retard",
        "2026-07-01, juin, 2026, a-jour",
        "2026-07-01, libre, 2026, en-retard"
    })
    void aBudgetIsUpToDateWhenTheVersionThatWasDueIsPublished(LocalDate day, String round, int year, String state) {
        BudgetVersion version =
                new BudgetVersion(1, 1, Round.of(round).orElseThrow(), year, false, "", day.minusDays(1));
        assertThat(BudgetVersion.State.of(List.of(version), day).code()).isEqualTo(state);
        assertThat(BudgetVersion.State.of(List.of(), day)).isEqualTo(BudgetVersion.State.NEVER);
    }
}

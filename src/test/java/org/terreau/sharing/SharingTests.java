package org.terreau.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.shared.Money;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;

/** The exact results that the field gives for six members and 120,000 €. */
class SharingTests {

    private static final List<Long> POPULATIONS = List.of(48_210L, 12_004L, 7_731L, 3_050L, 950L, 412L);
    private static final Parameters THIRTY_PERCENT = parameters("30", false);

    static Parameters parameters(String fixed, boolean byUnits, Stratum... strata) {
        return new Parameters(new BigDecimal(fixed), byUnits, List.of(strata));
    }

    static Member member(int number, @Nullable Long population) {
        Collectivity place = new Collectivity(
                new CollectivityId(CollectivityKind.COMMUNE, String.valueOf(10_000 + number)),
                "Commune " + number,
                "10",
                "Aube",
                population,
                List.of());
        return Member.of(place);
    }

    private static List<Member> six() {
        List<Member> members = new ArrayList<>();
        for (int number = 0; number < POPULATIONS.size(); number++)
            members.add(member(number, POPULATIONS.get(number)));
        return members;
    }

    private static List<Member> withUnits(String... units) {
        List<Member> members = new ArrayList<>();
        for (Member one : six())
            members.add(new Member(
                    one.place(), one.population(), new BigDecimal(units[members.size()]), BigDecimal.ZERO, Money.ZERO));
        return members;
    }

    private static List<Member> withKeys(List<Money> own, String... keys) {
        List<Member> members = new ArrayList<>();
        for (int number = 0; number < keys.length; number++)
            members.add(new Member(
                    six().get(number).place(),
                    POPULATIONS.get(number),
                    BigDecimal.ZERO,
                    new BigDecimal(keys[number]),
                    own.get(number)));
        return members;
    }

    static Scenario scenario(
            long euros, SharingMethod method, Parameters parameters, Limits limits, List<Member> members) {
        return new Scenario(
                "Essai", new Cost(Money.euros(euros), Regime.WITH_TAX, 2027), method, parameters, limits, members);
    }

    private static Scenario six(SharingMethod method) {
        return scenario(120_000, method, THIRTY_PERCENT, Limits.NONE, six());
    }

    private static List<String> amounts(Scenario scenario) {
        return Outcome.of(scenario).parts().stream()
                .map(part -> part.amount().inEuros().toPlainString())
                .toList();
    }

    private static List<String> listed(String amounts) {
        return Arrays.asList(amounts.split(" · "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "egal, 20000.00 · 20000.00 · 20000.00 · 20000.00 · 20000.00 · 20000.00",
        "population, 79953.56 · 19907.96 · 12821.43 · 5058.25 · 1575.52 · 683.28",
        "fixe-variable, 61967.49 · 19935.57 · 14975.00 · 9540.78 · 7102.86 · 6478.30"
    })
    void eachMethodGivesThePartsOfTheField(String method, String parts) {
        assertThat(amounts(six(SharingMethod.of(method).orElseThrow()))).isEqualTo(listed(parts));
    }

    @Test
    void unitsShareByWhatIsCounted() {
        Scenario scenario = scenario(
                120_000,
                SharingMethod.UNITS,
                THIRTY_PERCENT,
                Limits.NONE,
                withUnits("5200", "1310", "0", "240", "61", "12"));

        assertThat(amounts(scenario)).isEqualTo(listed("91455.37 · 23039.72 · 0.00 · 4221.02 · 1072.84 · 211.05"));
        assertThat(Outcome.of(scenario).perUnit()).isEqualTo(new Money(1759));
    }

    @Test
    void floorAndCapHoldAndTheOthersShareTheRest() {
        Limits limits = new Limits(Money.euros(1000), Money.euros(72_000));

        assertThat(amounts(scenario(120_000, SharingMethod.POPULATION, THIRTY_PERCENT, limits, six())))
                .isEqualTo(listed("72000.00 · 23770.30 · 15308.91 · 6039.60 · 1881.19 · 1000.00"));
    }

    private static List<Member> seven() {
        List<Member> members = new ArrayList<>(six());
        members.add(member(7, 5000L));
        return members;
    }

    private static Comparison joined(long euros) {
        return Comparison.of(
                Outcome.of(six(SharingMethod.POPULATION)),
                Outcome.of(scenario(euros, SharingMethod.POPULATION, THIRTY_PERCENT, Limits.NONE, seven())));
    }

    @Test
    void aNewcomerWhoRaisesNobodyIsAllowed() {
        Comparison comparison = joined(123_000);

        assertThat(amounts(comparison.after().scenario()))
                .isEqualTo(listed("76655.38 · 19086.73 · 12292.53 · 4849.59 · 1510.53 · 655.09 · 7950.15"));
        assertThat(comparison.newcomers())
                .singleElement()
                .satisfies(line -> assertThat(line.more()).isEqualTo(new Money(795_015)));
        assertThat(comparison.raised()).isEmpty();
    }

    @Test
    void aNewcomerWhoRaisesOthersIsToldWithHowMuchMoreTheyPay() {
        assertThat(joined(129_000).raised()).first().satisfies(line -> {
            assertThat(line.member().place().name()).isEqualTo("Commune 0");
            assertThat(line.more()).isEqualTo(new Money(44_110));
        });
    }

    /** What each of the six pays more when a seventh joins and the whole costs 129,000 €, to the cent. */
    @ParameterizedTest(name = "member {0}: {1} more")
    @CsvSource({"0, 441.10", "1, 109.83", "2, 70.73", "3, 27.91", "4, 8.69", "5, 3.77"})
    void eachMemberWhomANewcomerRaisesIsToldToTheCent(int place, BigDecimal more) {
        assertThat(joined(129_000).raised())
                .filteredOn(line -> line.member().place().name().equals("Commune " + place))
                .singleElement()
                .satisfies(line -> assertThat(line.more().inEuros()).isEqualByComparingTo(more));
    }

    @Test
    void strataGiveTheTariffBroughtToTheCost() {
        Parameters parameters = parameters(
                "0",
                false,
                new Stratum(0, Money.euros(500)),
                new Stratum(3000, Money.euros(1500)),
                new Stratum(10_000, Money.euros(3000)));
        Scenario scenario = scenario(20_000, SharingMethod.STRATA, parameters, Limits.NONE, six());

        assertThat(scenario.atTariff()).isEqualTo(Money.euros(10_000));
        assertThat(amounts(scenario)).isEqualTo(listed("6000.00 · 6000.00 · 3000.00 · 3000.00 · 1000.00 · 1000.00"));
    }

    @Test
    void theKeySharesWhatIsNobodysOwn() {
        List<Money> own = List.of(Money.euros(2000), Money.ZERO, Money.ZERO);

        assertThat(amounts(scenario(
                        12_000, SharingMethod.KEY, THIRTY_PERCENT, Limits.NONE, withKeys(own, "50", "30", "20"))))
                .isEqualTo(listed("7000.00 · 3000.00 · 2000.00"));
    }

    @Test
    void whoPaysNotablyMoreThanByInhabitantIsTold() {
        Outcome outcome = Outcome.of(six(SharingMethod.EQUAL));

        assertThat(outcome.notablyMore())
                .extracting(part -> part.member().place().name())
                .containsExactly("Commune 5", "Commune 4", "Commune 3", "Commune 2");
        assertThat(outcome.parts().get(0).above()).isEqualTo(-75);
    }

    private static List<String> refused(Scenario scenario) {
        List<String> keys = new ArrayList<>();
        assertThatThrownBy(() -> Outcome.of(scenario))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refusal ->
                                refusal.problems().forEach(problem -> keys.add(problem.field() + " " + problem.key())));
        return keys;
    }

    @ParameterizedTest(name = "floor {0}, cap {1}: {2}")
    @CsvSource({
        "20001, , plancher sharing.floor.beyond",
        ", 19999, plafond sharing.cap.short",
        "5000, 4000, plafond sharing.cap.below"
    })
    void limitsBetweenWhichTheCostDoesNotHoldAreRefused(@Nullable Long floor, @Nullable Long cap, String told) {
        Limits limits = new Limits(floor == null ? null : Money.euros(floor), cap == null ? null : Money.euros(cap));

        assertThat(refused(scenario(120_000, SharingMethod.EQUAL, THIRTY_PERCENT, limits, six())))
                .containsExactly(told);
    }

    @Test
    void aCapThatOnlyThoseWithUnitsCouldPayIsRefused() {
        Limits limits = new Limits(null, Money.euros(50_000));

        assertThat(refused(scenario(
                        120_000, SharingMethod.UNITS, THIRTY_PERCENT, limits, withUnits("5", "1", "0", "0", "0", "0"))))
                .containsExactly("plafond sharing.cap.short");
    }

    @Test
    void anUnknownPopulationIsAskedForWhereItCounts() {
        List<Member> members = List.of(member(1, null), member(2, 500L));

        assertThat(refused(scenario(100, SharingMethod.POPULATION, THIRTY_PERCENT, Limits.NONE, members)))
                .containsExactly("membres sharing.population.unknown");
        assertThat(amounts(scenario(100, SharingMethod.EQUAL, THIRTY_PERCENT, Limits.NONE, members)))
                .containsExactly("50.00", "50.00");
    }

    @Test
    void noUnitAtAllIsRefused() {
        assertThat(refused(six(SharingMethod.UNITS))).containsExactly("membres sharing.units.none");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"49, membres sharing.key.lacks", "51, membres sharing.key.beyond"})
    void keysThatDoNotMakeAHundredAreRefused(String first, String told) {
        List<Money> own = List.of(Money.ZERO, Money.ZERO);

        assertThat(refused(
                        scenario(12_000, SharingMethod.KEY, THIRTY_PERCENT, Limits.NONE, withKeys(own, first, "50"))))
                .containsExactly(told);
    }

    @Test
    void oneMemberPaysAll() {
        assertThat(amounts(scenario(7, SharingMethod.POPULATION, THIRTY_PERCENT, Limits.NONE, List.of(member(1, 3L)))))
                .containsExactly("7.00");
    }

    @Test
    void equalRemaindersGoInTheOrderOfTheList() {
        List<Member> three = List.of(member(1, 1L), member(2, 1L), member(3, 1L));

        assertThat(amounts(scenario(100, SharingMethod.EQUAL, THIRTY_PERCENT, Limits.NONE, three)))
                .containsExactly("33.34", "33.33", "33.33");
    }
}

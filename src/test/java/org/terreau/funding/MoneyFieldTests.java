package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** The entities of FIELD 1.3 row by row: the codes of each state and kind, and the rules that one table tells. */
class MoneyFieldTests {

    static Stream<Arguments> vocabularies() {
        return Stream.of(
                Arguments.of(
                        "funders",
                        codes(FunderKind.values(), FunderKind::code),
                        "etat-central operateur collectivite syndicat interministeriel union-europeenne prive-non-lucratif incubateur"),
                Arguments.of(
                        "agreements",
                        codes(AgreementKind.values(), AgreementKind::code),
                        "interne delegation-gestion fonds-de-concours attribution-produits mutualisation subvention titulaire"),
                Arguments.of(
                        "tranches", codes(TrancheState.values(), TrancheState::code), "ouverte suspendue levee perdue"),
                Arguments.of(
                        "pledges",
                        codes(PledgeState.values(), PledgeState::code),
                        "a-echoir tenu partiel non-tenu caduc"),
                Arguments.of(
                        "applications",
                        codes(WindowApplication.State.values(), WindowApplication.State::code),
                        "preparee deposee retenue refusee abandonnee"),
                Arguments.of("versions", codes(Round.values(), Round::code), "janvier juin libre"),
                Arguments.of("natures", codes(Nature.values(), Nature::code), "prevu revise realise"),
                Arguments.of(
                        "orders",
                        codes(OrderState.values(), OrderState::code),
                        "besoin devis-demande devis-signe emis recu en-cours solde annule"),
                Arguments.of(
                        "payments",
                        codes(AgreementTerms.State.values(), AgreementTerms.State::code),
                        "attendu en-retard recu"));
    }

    private static <T> List<String> codes(T[] all, java.util.function.Function<T, String> code) {
        return Arrays.stream(all).map(code).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vocabularies")
    void eachKindAndEachStateHasItsCode(String what, List<String> codes, String told) {
        assertThat(codes).as(what).containsExactlyInAnyOrder(told.split(" "));
    }

    @Test
    void thirteenActivitiesAndSixResourcesMakeTheReferential() {
        assertThat(Activity.values()).hasSize(13);
        assertThat(Resource.values()).hasSize(6);
    }

    /** The lead time of each kind of agreement, from its signature on 10 March 2026 to credits that can be ordered with. */
    @ParameterizedTest(name = "{0}: {1} days, usable on {2}")
    @CsvSource({
        "interne, 0, 2026-03-10",
        "delegation-gestion, 30, 2026-04-09",
        "fonds-de-concours, 75, 2026-05-24",
        "attribution-produits, 75, 2026-05-24",
        "mutualisation, 90, 2026-06-08",
        "subvention, 0, 2026-03-10",
        "titulaire, 0, 2026-03-10"
    })
    void eachKindOfAgreementTakesItsTime(String code, int days, LocalDate usable) {
        AgreementKind kind = AgreementKind.of(code).orElseThrow();
        assertThat(MoneyNorms.USUAL.leadDays(kind)).isEqualTo(days);
        assertThat(new Agreement(null, kind, LocalDate.of(2026, 3, 10), null, null, "", "")
                        .usableFrom(MoneyNorms.USUAL))
                .contains(usable);
        assertThat(new Agreement(null, kind, null, null, null, "", "").usableFrom(MoneyNorms.USUAL))
                .as("not signed")
                .isEmpty();
    }

    private static FundingSource source(long id, @Nullable LocalDate commitBy) {
        return new FundingSource(
                new Contribution(
                        id, Years.of(2026), null, "Financeur " + id, Money.euros(1), Regime.TAXED, "", false, ""),
                new Agreement(null, null, null, commitBy, null, "", ""),
                List.of());
    }

    private static PurchaseOrder order(
            @Nullable Long contribution, @Nullable LocalDate received, LocalDate startsOn, LocalDate... worked) {
        List<PurchaseOrder.Step> steps = received == null
                ? List.of()
                : List.of(new PurchaseOrder.Step(null, OrderState.RECEIVED.code(), received, "", false, ""));
        return new PurchaseOrder(
                1,
                new ProductId("essai"),
                new PurchaseOrder.Terms("Essai", "", "", null, "", startsOn, startsOn.plusMonths(5), Vat.INCLUDED),
                OrderState.RUNNING,
                List.of(),
                List.of(new PurchaseOrder.Split(7, contribution, 2026, Money.euros(1))),
                steps,
                Arrays.stream(worked)
                        .map(day -> new PurchaseOrder.Delivery(
                                1,
                                day,
                                day.plusDays(20),
                                Money.euros(1),
                                false,
                                "",
                                "",
                                DeliveryState.SIGNED,
                                PurchaseOrder.Delivery.Dates.NONE,
                                ""))
                        .toList(),
                "",
                0);
    }

    /** F3: acts 1 and 2 let order until the days that are given; an order names one of them, or none. */
    @ParameterizedTest(name = "an order by {0}, acts until {1} and {2}: until {3}")
    @CsvSource({
        "1, 2026-12-10, 2026-06-30, 2026-12-10",
        "2, 2026-12-10, 2026-06-30, 2026-06-30",
        ", 2026-12-10, 2026-06-30, 2026-12-10",
        ", 2026-12-10, , ",
        "1, , 2026-06-30, ",
        ", , , "
    })
    void anOrderIsIssuedUntilTheLastDayOfTheActThatPaysIt(
            @Nullable Long named, @Nullable LocalDate one, @Nullable LocalDate other, @Nullable LocalDate last) {
        assertThat(OrderRules.commitBy(
                        order(named, null, LocalDate.of(2026, 9, 1)), List.of(source(1, one), source(2, other))))
                .isEqualTo(Optional.ofNullable(last));
    }

    /** F4: days that were worked before the holder had the order. */
    @ParameterizedTest(name = "received on {0}, planned from {1}, worked from {2}: {3} days too early")
    @CsvSource({
        "2026-09-01, 2026-09-01, 2026-09-01, 0",
        "2026-09-11, 2026-09-01, 2026-09-01, 10",
        "2026-09-11, 2026-09-01, , 10",
        "2026-09-11, 2026-09-01, 2026-09-14, 0",
        ", 2026-09-01, 2026-09-01, 0"
    })
    void workBeforeTheOrderIsReceivedIsCounted(
            @Nullable LocalDate received, LocalDate planned, @Nullable LocalDate worked, long early) {
        PurchaseOrder order = worked == null ? order(null, received, planned) : order(null, received, planned, worked);
        assertThat(order.daysBeforeReceived()).isEqualTo(early);
    }

    /** Each place has its rate: 20 %, 8.5 % in Guadeloupe, Martinique and La Réunion, none in Guyane and Mayotte. */
    @ParameterizedTest(name = "{0}: {1}, 100 € without taxes are {2} cents with them")
    @CsvSource({"METROPOLE, 2000, 12000", "ANTILLES_REUNION, 850, 10850", "GUYANE_MAYOTTE, 0, 10000"})
    void aPlaceHasItsRateOfTax(VatZone zone, int rate, long cents) {
        assertThat(zone.rate(2026)).isEqualTo(rate);
        Vat vat = new Vat(Regime.UNTAXED, rate);
        assertThat(vat.taxed(Money.euros(100))).contains(new Money(cents));
        assertThat(new Vat(Regime.TAXED, rate).untaxed(new Money(cents))).isEqualTo(Money.euros(100));
        assertThat(new Vat(Regime.EXEMPT, rate).untaxed(new Money(cents)))
                .as(Regime.EXEMPT.name().toLowerCase(Locale.ROOT))
                .isEqualTo(new Money(cents));
    }

    private static BudgetLine line(
            int year, Nature nature, boolean agents, @Nullable Long ae, @Nullable Long cp, Vat vat) {
        return new BudgetLine(
                new BudgetLine.Slot(
                        Years.of(year), "", Activity.DEVELOPMENT, Resource.SERVICES, nature, agents, "Ligne " + year),
                new BudgetLine.Amounts(ae == null ? null : Money.euros(ae), cp == null ? null : Money.euros(cp)),
                vat,
                false,
                "");
    }

    /** Screen 1 of FIELD 1.4: 240,000 € granted from 2026 on, "61 % engagés, 38 % payés". */
    @Test
    void everybodyReadsHowFarWhatWasGrantedWent() {
        Envelopes.Envelope envelope = new Envelopes.Envelope(
                1, Money.euros(240_000), LocalDate.of(2026, 8, 1), LocalDate.of(2027, 1, 31), "Syndicat");
        Envelopes.Budget granted = new Envelopes.Budget(List.of(envelope), envelope.amount());
        BudgetLine done = line(2026, Nature.REALISED, false, 146_400L, 91_200L, Vat.INCLUDED);
        assertThat(Progress.of(granted, List.of(done))).contains(new Progress(61, 38));
        assertThat(Progress.of(
                        granted,
                        List.of(
                                line(2026, Nature.REALISED, false, 122_000L, 76_000L, new Vat(Regime.UNTAXED, 2000)),
                                line(2025, Nature.REALISED, false, 90_000L, 90_000L, Vat.INCLUDED),
                                line(2027, Nature.PLANNED, false, 90_000L, 90_000L, Vat.INCLUDED),
                                line(2026, Nature.REALISED, true, 70_000L, null, Vat.INCLUDED))))
                .as("years before, plans and public agents are left out")
                .contains(new Progress(61, 38));
        assertThat(Progress.of(granted, List.of(line(2026, Nature.REALISED, false, null, 60_000L, Vat.INCLUDED))))
                .as("what is paid was ordered")
                .contains(new Progress(25, 25));
        assertThat(Progress.of(granted, List.of(line(2026, Nature.REALISED, false, 240_001L, 1L, Vat.INCLUDED))))
                .as("more than what is granted here")
                .isEmpty();
        assertThat(Progress.of(granted, List.of(line(2026, Nature.REALISED, false, 10L, 1L, Vat.UNSAID))))
                .isEmpty();
        assertThat(Progress.of(new Envelopes.Budget(List.of(), Money.ZERO), List.of(done)))
                .isEmpty();
    }
}

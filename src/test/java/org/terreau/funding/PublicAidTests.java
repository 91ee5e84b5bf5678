package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.shared.Money;

/** The part that a collectivité keeps of its own investment (FIELD 1.3, F14). */
class PublicAidTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static FundingSource source(
            @Nullable FunderKind kind, AgreementKind act, long euros, Regime regime, @Nullable TrancheState standing) {
        List<FundingSource.Movement> movements = standing == null
                ? List.of()
                : List.of(new FundingSource.Movement(DAY, Money.ZERO, "Condition", null, standing, "", "Lou"));
        return new FundingSource(
                new Contribution(1, Years.of(2026), DAY, "Financeur", Money.euros(euros), regime, "", false, ""),
                new Agreement(kind, act, null, null, null, "", "Acte"),
                movements);
    }

    private static FundingSource own(long euros) {
        return source(FunderKind.COLLECTIVITY, AgreementKind.INTERNAL, euros, Regime.TAXED, null);
    }

    private static FundingSource of(FunderKind kind, long euros) {
        return source(kind, AgreementKind.GRANT, euros, Regime.TAXED, null);
    }

    @ParameterizedTest(name = "own {0}, state {1}, region {2}, foundation {3}: {4} %, {5}")
    @CsvSource({
        "20000, 80000,     0,      0, 80,   ABOVE_WHEN_LEADING",
        "20000, 80001,     0,      0, 80,   ABOVE",
        "19999, 40000, 40001,      0, 80,   ABOVE",
        "30000, 70000,     0,      0, 70,   WITHIN",
        "30000, 40000, 30001,      0, 70,   ABOVE_WHEN_LEADING",
        "20000, 40000,     0, 900000, 66.7, WITHIN",
        "10000, 0,         0,      0, 0,    WITHIN",
        "    0, 50000,     0,      0, 100,  ABOVE",
    })
    void othersBringFourFifthsAtMostAndWhatIsPrivateIsNotCounted(
            long own, long state, long region, long foundation, BigDecimal share, PublicAid.Standing standing) {
        PublicAid aid = PublicAid.of(List.of(
                        own(own),
                        of(FunderKind.CENTRAL_STATE, state),
                        of(FunderKind.COLLECTIVITY, region),
                        of(FunderKind.NON_PROFIT, foundation)))
                .orElseThrow();
        assertThat(aid.share()).isEqualByComparingTo(share);
        assertThat(aid.standing()).isEqualTo(standing);
    }

    @Test
    void nothingIsSaidOfAProductThatNoCollectivityPaysForItself() {
        assertThat(PublicAid.of(List.of())).isEmpty();
        assertThat(PublicAid.of(List.of(of(FunderKind.CENTRAL_STATE, 90_000), of(FunderKind.COLLECTIVITY, 10_000))))
                .isEmpty();
        assertThat(PublicAid.of(List.of(
                        source(FunderKind.SYNDICATE, AgreementKind.INTERNAL, 1_000, Regime.TAXED, null),
                        of(FunderKind.CENTRAL_STATE, 90_000))))
                .as("a syndicate")
                .isEmpty();
    }

    @Test
    void whatWaitsOrIsLostIsNotCountedNorWhatNobodyKnowsTheFunderOf() {
        List<FundingSource> sources = new ArrayList<>(List.of(own(50_000), of(FunderKind.OPERATOR, 50_000)));
        for (TrancheState state : List.of(TrancheState.SUSPENDED, TrancheState.LOST))
            sources.add(source(FunderKind.CENTRAL_STATE, AgreementKind.GRANT, 900_000, Regime.TAXED, state));
        sources.add(source(null, AgreementKind.GRANT, 900_000, Regime.TAXED, null));
        assertThat(PublicAid.of(sources)).contains(new PublicAid(Money.euros(50_000), Money.euros(50_000)));
        sources.add(source(FunderKind.CENTRAL_STATE, AgreementKind.GRANT, 900_000, Regime.TAXED, TrancheState.LIFTED));
        assertThat(PublicAid.of(sources).orElseThrow().standing()).isEqualTo(PublicAid.Standing.ABOVE);
    }

    @Test
    void amountsWithAndWithoutTaxesAreNotCompared() {
        FundingSource untaxed = source(FunderKind.OPERATOR, AgreementKind.GRANT, 900_000, Regime.UNTAXED, null);
        assertThat(PublicAid.of(List.of(own(10_000), untaxed))).isEmpty();
    }
}

package org.terreau.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCard;
import org.terreau.testing.SomeProduct;

class OwedFiguresTests {

    private static final LocalDate BEGUN = LocalDate.of(2025, 3, 10);
    private static final Set<ReadyIndicator> ALL = EnumSet.copyOf(ReadyIndicator.owed());

    private static Product product(PhaseKind kind) {
        return SomeProduct.named("chiffres").since(kind, BEGUN).described();
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, NOTHING",
        "true, false, false, OLD",
        "true, true, false, LIVE",
        "false, false, true, ELSEWHERE",
        "true, false, true, ELSEWHERE",
        "true, true, true, LIVE"
    })
    void theBestOfWhatThePublicSeesCounts(boolean figures, boolean fresh, boolean elsewhere, OwedFigures.Shown shown) {
        assertThat(OwedFigures.Shown.of(figures, fresh, elsewhere)).isEqualTo(shown);
    }

    @ParameterizedTest
    @EnumSource
    void figuresAreOwedFromConstructionUntilTheEnd(PhaseKind kind) {
        boolean owes = OwedFigures.of(product(kind), OwedFigures.Shown.NOTHING, Set.of(), BEGUN) != null;
        assertThat(owes)
                .isEqualTo(EnumSet.of(
                                PhaseKind.CONSTRUCTION,
                                PhaseKind.ACCELERATION,
                                PhaseKind.CONSOLIDATION,
                                PhaseKind.OPERATED)
                        .contains(kind));
    }

    /** The mandatory figures are due on 10 September 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-09-10, NOTHING, false, TO_DEAL_WITH",
        "2026-09-10, OLD, true, TO_DEAL_WITH",
        "2026-09-10, LIVE, false, TO_WATCH",
        "2026-09-11, LIVE, false, TO_DEAL_WITH",
        "2026-09-11, LIVE, true, WELL",
        "2026-09-11, ELSEWHERE, false, TO_WATCH"
    })
    void whatIsMissingIsToBeDealtWithOnceEighteenMonthsArePast(
            LocalDate today, OwedFigures.Shown shown, boolean whole, ProductCard.State state) {
        assertThat(OwedFigures.of(product(PhaseKind.CONSTRUCTION), shown, whole ? ALL : Set.of(), today))
                .extracting(OwedFigures::state)
                .isEqualTo(state);
    }

    @Test
    void theMonthsCountFromTheFirstPhaseThatOwesFigures() {
        Product product = SomeProduct.named("chiffres")
                .since(PhaseKind.INVESTIGATION, LocalDate.of(2024, 6, 1))
                .then(PhaseKind.CONSTRUCTION, LocalDate.of(2025, 1, 1))
                .then(PhaseKind.ACCELERATION, LocalDate.of(2026, 1, 1))
                .described();
        assertThat(OwedFigures.of(product, OwedFigures.Shown.LIVE, ALL, LocalDate.of(2026, 2, 1)))
                .extracting(OwedFigures::since, OwedFigures::missing)
                .containsExactly(LocalDate.of(2025, 1, 1), List.of());
    }
}

package org.terreau.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Indicator;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Series;
import org.terreau.impact.Spread;
import org.terreau.portfolio.ProductId;

class AlertRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);
    private static final LocalDate LAST = LocalDate.of(2026, 10, 1);

    private static Indicator indicator(boolean more, List<Indicator.Definition> definitions) {
        return new Indicator(
                1,
                new ProductId("alertes"),
                "repas",
                "Repas sauvés",
                "Combien ?",
                "repas",
                more,
                Cell.USED,
                null,
                Aggregation.SUM,
                Spread.SUM,
                Periodicity.MONTH,
                null,
                "",
                "",
                "",
                definitions,
                null,
                Map.of(),
                true,
                1);
    }

    private static final List<Indicator.Definition> ONE =
            List.of(new Indicator.Definition(LocalDate.of(2020, 1, 1), "", false));

    /** Months up to this one, one value each; null where there is none. */
    private static Series series(boolean more, LocalDate last, List<? extends @Nullable Integer> values) {
        return series(indicator(more, ONE), last, values);
    }

    private static Series series(Indicator indicator, LocalDate last, List<? extends @Nullable Integer> values) {
        List<Series.Point> points = new ArrayList<>();
        for (int place = 0; place < values.size(); place++) {
            Integer value = values.get(place);
            if (value != null)
                points.add(new Series.Point(
                        last.minusMonths(values.size() - 1L - place),
                        BigDecimal.valueOf(value),
                        null,
                        null,
                        "relevé",
                        Instant.EPOCH,
                        false,
                        false,
                        false));
        }
        return new Series(indicator, Periodicity.MONTH, points);
    }

    private static List<Alert.Kind> kinds(Series series, int target) {
        return AlertRules.found(series, BigDecimal.valueOf(target), TODAY).stream()
                .map(Alert.Found::kind)
                .toList();
    }

    @Test
    void aValueThatFallsUnderItsTargetIsToldWhenTheOneBeforeReachedIt() {
        assertThat(AlertRules.found(series(true, LAST, List.of(100, 160, 140)), BigDecimal.valueOf(150), TODAY))
                .containsExactly(new Alert.Found(
                        Alert.Kind.UNDER_TARGET, LAST, BigDecimal.valueOf(140), BigDecimal.valueOf(150)));
        assertThat(kinds(series(true, LAST, List.of(100, 140, 130)), 150)).isEmpty();
        assertThat(kinds(series(true, LAST, List.of(140)), 150)).isEmpty();
        assertThat(kinds(series(false, LAST, List.of(140, 160)), 150)).containsExactly(Alert.Kind.UNDER_TARGET);
    }

    @Test
    void thePeriodInCourseIsNotToldBeforeItIsOver() {
        assertThat(kinds(series(true, LAST.plusMonths(1), List.of(160, 170, 20)), 150))
                .isEmpty();
    }

    @Test
    void aRecordNeedsHalfAYearOfComparableValuesBeforeIt() {
        assertThat(kinds(series(true, LAST, List.of(1, 2, 6, 4, 5, 5, 7)), 0)).containsExactly(Alert.Kind.RECORD);
        assertThat(kinds(series(true, LAST, List.of(1, 6, 4, 5, 5, 7)), 0)).isEmpty();
        Indicator broken = indicator(
                true,
                List.of(
                        new Indicator.Definition(LAST.minusMonths(3), "autrement", true),
                        new Indicator.Definition(LocalDate.of(2020, 1, 1), "", false)));
        assertThat(kinds(series(broken, LAST, List.of(1, 2, 6, 4, 5, 5, 7)), 0)).isEmpty();
    }

    @Test
    void whatGrowsSteadilyIsNoRecordEachMonth() {
        assertThat(kinds(series(true, LAST, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)), 0))
                .isEmpty();
        assertThat(kinds(series(true, LAST, List.of(1, 2, 3, 4, 9, 8, 7, 10)), 0))
                .as("the 9 stood for three months")
                .containsExactly(Alert.Kind.RECORD);
        assertThat(kinds(series(true, LAST, List.of(1, 2, 3, 4, 5, 9, 8, 10)), 0))
                .as("the 9 stood for two")
                .isEmpty();
        assertThat(kinds(series(true, LAST, List.of(1, 2, 3, 9, 9, 9, 9, 10)), 0))
                .as("a value that is reached again stands from the first time on")
                .containsExactly(Alert.Kind.RECORD);
    }

    @Test
    void aFigureIsStaleFromTheThirdMonthWithoutAValueAndForThreeMonths() {
        for (int back = 1; back <= 12; back++)
            assertThat(kinds(series(true, LocalDate.of(2026, 11, 1).minusMonths(back), List.of(5)), 0))
                    .as("last value %s months ago", back)
                    .isEqualTo(back >= 3 && back < 6 ? List.of(Alert.Kind.STALE) : List.of());
    }

    @Property(tries = 300)
    void aPeriodThatEndedMoreThanThreeMonthsAgoIsNeverTold(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 300) Integer> values,
            @ForAll @IntRange(min = 7, max = 60) int back) {
        assertThat(kinds(series(true, LAST.minusMonths(back), values), 150)).isEmpty();
    }

    @Property(tries = 300)
    void aRecordIsBetterThanEverythingBeforeItAndTheBestOfItHadStood(
            @ForAll @Size(min = 7, max = 30) List<@IntRange(min = 0, max = 300) Integer> values) {
        int last = values.get(values.size() - 1);
        List<Integer> before = values.subList(0, values.size() - 1);
        int top = before.stream().mapToInt(Integer::intValue).max().orElseThrow();
        boolean best = top < last && values.size() - 1 - before.indexOf(top) >= 3;
        assertThat(kinds(series(true, LAST, values), 0).contains(Alert.Kind.RECORD))
                .isEqualTo(best);
    }

    @Property(tries = 300)
    void whatIsBetterWhenSmallerIsToldAsItsOpposite(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 300) Integer> values,
            @ForAll @IntRange(min = 0, max = 300) int target) {
        List<Integer> opposite = values.stream().map(value -> -value).toList();
        assertThat(kinds(series(false, LAST, opposite), -target)).isEqualTo(kinds(series(true, LAST, values), target));
    }
}

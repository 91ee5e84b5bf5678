package org.terreau.committee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Indicator;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Quality;
import org.terreau.impact.Series;
import org.terreau.portfolio.MoneyBasis;
import org.terreau.portfolio.ProductFigure;

/** Makes the results and the costs of a pack from series: plain rules, without a database. */
final class Findings {

    private Findings() {}

    /** The indicator as it stood on a day, with its last periods: later ones are left out. */
    static Evidence.Result result(Series all, @Nullable Integer increment, LocalDate until, int most) {
        Series series = until(all, until);
        Indicator indicator = series.indicator();
        BigDecimal target = indicator.targetIn(increment);
        Indicator.Definition definition = definitionOn(indicator, until);
        boolean empty = series.empty();
        Optional<Series.Change> change = series.overAYear();
        return new Evidence.Result(
                indicator.code(),
                indicator.name(),
                indicator.question(),
                indicator.unit(),
                indicator.cell().code(),
                indicator.northStar(),
                indicator.moreIsBetter(),
                indicator.formula(),
                indicator.source(),
                definition.text(),
                definition.since(),
                series.periodicity().code(),
                empty ? null : series.last().start(),
                empty ? null : rounded(series.last().value()),
                target,
                empty || target == null ? null : series.reaches(target),
                change.map(one -> rounded(one.before())).orElse(null),
                change.map(one -> percent(one.percent())).orElse(null),
                !empty && Quality.fresh(series, until),
                points(series, most));
    }

    private static Indicator.Definition definitionOn(Indicator indicator, LocalDate day) {
        return indicator.definitions().stream()
                .filter(one -> !one.since().isAfter(day))
                .findFirst()
                .orElse(indicator.definition());
    }

    private static Series until(Series series, LocalDate day) {
        return new Series(
                series.indicator(),
                series.periodicity(),
                series.points().stream()
                        .filter(point -> !point.start().isAfter(day))
                        .toList());
    }

    /** Every period of the last ones, with or without a value: missing is said. */
    private static List<Evidence.Point> points(Series series, int most) {
        List<Evidence.Point> points = new ArrayList<>();
        if (series.empty()) return points;
        Periodicity periodicity = series.periodicity();
        LocalDate first = series.points().get(0).start();
        LocalDate start = series.last().start();
        for (int kept = 0; kept < most && !start.isBefore(first); kept++) {
            LocalDate before = periodicity.plus(start, -1);
            Series.Point point = series.at(start).orElse(null);
            points.add(
                    0,
                    new Evidence.Point(
                            start,
                            point == null ? null : rounded(point.value()),
                            start.isAfter(first) && series.brokenBetween(before, start),
                            point != null && point.toCheck() ? Boolean.TRUE : null));
            start = before;
        }
        return points;
    }

    /**
     * What a unit costs: the indicators of efficiency, or, when none has a value, what a year's money gives over the north
     * star, provided that the north star counts something that money can be divided by.
     */
    static List<Evidence.Cost> costs(List<Series> series, ProductFigure.Known yearly, LocalDate until) {
        List<Evidence.Cost> costs = new ArrayList<>();
        for (Series all : series) {
            Series known = until(all, until);
            Indicator indicator = known.indicator();
            if (indicator.cell() != Cell.EFFICIENT || known.empty()) continue;
            List<Evidence.Point> points = points(known, Evidence.POINTS);
            costs.add(new Evidence.Cost(
                    indicator.code(),
                    indicator.name(),
                    indicator.unit(),
                    indicator.formula(),
                    known.periodicity().code(),
                    points,
                    trend(points),
                    code(known.last().basis())));
        }
        if (!costs.isEmpty() || series.isEmpty()) return costs;
        Series star = until(series.get(0), until);
        Aggregation aggregation = star.indicator().aggregation();
        if (star.empty() || !star.indicator().moreIsBetter() || aggregation == Aggregation.RATIO) return costs;
        List<Evidence.Point> points = perUnit(star, yearly);
        if (points.stream().anyMatch(point -> point.value() != null))
            costs.add(new Evidence.Cost(
                    "",
                    star.indicator().name(),
                    "€ / " + star.indicator().unit(),
                    Evidence.YEARLY + " / " + star.indicator().code(),
                    star.periodicity().code(),
                    points,
                    trend(points),
                    lastBasis(points, star.periodicity(), yearly)));
        return costs;
    }

    private static @Nullable String code(@Nullable MoneyBasis basis) {
        return basis == null ? null : basis.code();
    }

    /** What the money of the last point that has a value was read from. */
    private static @Nullable String lastBasis(
            List<Evidence.Point> points, Periodicity periodicity, ProductFigure.Known yearly) {
        return points.stream()
                .filter(point -> point.value() != null)
                .reduce((one, other) -> other)
                .flatMap(point -> yearly.basis(point.start(), periodicity.plus(point.start(), 1)))
                .map(MoneyBasis::code)
                .orElse(null);
    }

    /** The year's money over the year's units when units add up over time, over the level otherwise. */
    private static List<Evidence.Point> perUnit(Series star, ProductFigure.Known yearly) {
        Periodicity periodicity = star.periodicity();
        boolean adds = star.indicator().aggregation() == Aggregation.SUM;
        List<Evidence.Point> points = new ArrayList<>();
        MoneyBasis former = null;
        for (Evidence.Point point : points(star, Evidence.POINTS)) {
            LocalDate until = periodicity.plus(point.start(), 1);
            MoneyBasis basis = yearly.basis(point.start(), until).orElse(former);
            boolean other = former != null && basis != former;
            former = basis;
            BigDecimal units = adds ? yearOf(star, point.start()) : point.value();
            BigDecimal value = units == null || units.signum() == 0
                    ? null
                    : yearly.at(point.start(), until)
                            .map(money -> money.divide(units, 2, RoundingMode.HALF_UP))
                            .orElse(null);
            points.add(new Evidence.Point(
                    point.start(),
                    value,
                    point.broken() || other,
                    adds ? doubtedYear(star, point.start()) : point.toCheck()));
        }
        return points;
    }

    /** The sum of the year that ends with this period; null when a period of it is missing. */
    private static @Nullable BigDecimal yearOf(Series star, LocalDate last) {
        BigDecimal sum = BigDecimal.ZERO;
        LocalDate start = last;
        for (int back = 0; back < star.periodicity().aYear(); back++) {
            Series.Point point = star.at(start).orElse(null);
            if (point == null) return null;
            sum = sum.add(point.value());
            start = star.periodicity().plus(start, -1);
        }
        return sum;
    }

    private static @Nullable Boolean doubtedYear(Series star, LocalDate last) {
        LocalDate first = star.periodicity().plus(last, 1 - star.periodicity().aYear());
        return star.points().stream()
                        .anyMatch(point -> point.toCheck()
                                && !point.start().isBefore(first)
                                && !point.start().isAfter(last))
                ? Boolean.TRUE
                : null;
    }

    private static @Nullable BigDecimal trend(List<Evidence.Point> points) {
        return Evidence.Trend.of(points).map(Evidence.Trend::percent).orElse(null);
    }

    private static BigDecimal percent(BigDecimal number) {
        return number.setScale(1, RoundingMode.HALF_UP);
    }

    /** As it is read: what is computed has up to sixteen digits, which a comparison with a later reading must not see. */
    private static BigDecimal rounded(BigDecimal number) {
        if (number.scale() <= 6) return number;
        BigDecimal bare = number.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}

package org.terreau.impact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.MoneyBasis;

/**
 * The values of an indicator, in the order of their periods.
 *
 * @param periodicity of the points: the indicator's own, or a longer one
 * @param points the values in effect: corrections took the place of what they correct
 */
public record Series(Indicator indicator, Periodicity periodicity, List<Point> points) {

    /**
     * The value of a period, named by its first day.
     *
     * @param denominator of a ratio; null for the others
     * @param automatic nobody's hand brought it
     * @param toCheck somebody has to say whether it, or one that it is made of, is right
     * @param basis what money a cost was computed from; null of what is no cost
     */
    public record Point(
            LocalDate start,
            BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            String source,
            Instant receivedAt,
            boolean corrected,
            boolean automatic,
            boolean toCheck,
            @Nullable MoneyBasis basis) {

        public Point(
                LocalDate start,
                BigDecimal value,
                @Nullable BigDecimal numerator,
                @Nullable BigDecimal denominator,
                String source,
                Instant receivedAt,
                boolean corrected,
                boolean automatic,
                boolean toCheck) {
            this(start, value, numerator, denominator, source, receivedAt, corrected, automatic, toCheck, null);
        }

        Point doubted() {
            return new Point(
                    start, value, numerator, denominator, source, receivedAt, corrected, automatic, true, basis);
        }
    }

    public Series {
        points = List.copyOf(points);
    }

    /** With the points marked that hold a value to check. */
    Series marked(@Nullable NavigableSet<LocalDate> days) {
        if (days == null) return this;
        return new Series(
                indicator,
                periodicity,
                points.stream()
                        .map(point -> days.subSet(point.start(), periodicity.plus(point.start(), 1))
                                        .isEmpty()
                                ? point
                                : point.doubted())
                        .toList());
    }

    /** One of its points at least waits to be checked. */
    public boolean toCheck() {
        return points.stream().anyMatch(Point::toCheck);
    }

    public boolean empty() {
        return points.isEmpty();
    }

    public Point last() {
        return points.get(points.size() - 1);
    }

    public Optional<Point> at(LocalDate start) {
        return points.stream().filter(point -> point.start().equals(start)).findFirst();
    }

    /** The latest points, at most this many. */
    public Series latest(int most) {
        return new Series(indicator, periodicity, points.subList(Math.max(0, points.size() - most), points.size()));
    }

    /** Without what begins before this day. */
    public Series since(LocalDate day) {
        return new Series(
                indicator,
                periodicity,
                points.stream().filter(point -> !point.start().isBefore(day)).toList());
    }

    /** How much a value changed, in percent of what it was. */
    public record Change(BigDecimal percent, BigDecimal before) {}

    /** Over a year, up to the last point; empty when last year is unknown, zero, or was counted otherwise. */
    public Optional<Change> overAYear() {
        if (empty()) return Optional.empty();
        LocalDate then = periodicity.yearBefore(last().start());
        if (brokenBetween(then, last().start())) return Optional.empty();
        return at(then).filter(point -> point.value().signum() != 0)
                .map(point -> new Change(
                        last().value()
                                .subtract(point.value())
                                .multiply(BigDecimal.valueOf(100))
                                .divide(point.value().abs(), MathContext.DECIMAL32),
                        point.value()));
    }

    /** The definition changed, or the money of a cost is read from something else, between this point and the one before. */
    public boolean brokenAt(int place) {
        return place > 0
                && brokenBetween(
                        points.get(place - 1).start(), points.get(place).start());
    }

    /** Values of these two periods do not compare: another definition, or another basis of what it costs (FIELD 1.3, F12). */
    public boolean brokenBetween(LocalDate earlier, LocalDate later) {
        return indicator.brokenBetween(earlier, later) || otherBasis(earlier, later);
    }

    private boolean otherBasis(LocalDate earlier, LocalDate later) {
        MoneyBasis now = at(later).map(Point::basis).orElse(null);
        if (now == null) return false;
        return points.stream()
                .filter(point ->
                        !point.start().isBefore(earlier) && point.start().isBefore(later))
                .anyMatch(point -> point.basis() != null && point.basis() != now);
    }

    /** The value is good enough for this target. */
    public boolean reaches(BigDecimal target) {
        int sign = last().value().compareTo(target);
        return indicator.moreIsBetter() ? sign >= 0 : sign <= 0;
    }
}

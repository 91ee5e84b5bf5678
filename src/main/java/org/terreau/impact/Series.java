package org.terreau.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The measurements of an indicator, in the order of their periods.
 *
 * @param points the ones in effect: corrections took the place of what they correct
 */
public record Series(Indicator indicator, List<Point> points) {

    /** The value of a period, named by its first day. */
    public record Point(LocalDate start, BigDecimal value, String source, Instant receivedAt, boolean corrected) {}

    public Series {
        points = List.copyOf(points);
    }

    public boolean empty() {
        return points.isEmpty();
    }

    public Point last() {
        return points.get(points.size() - 1);
    }

    /** A value of a period of the length asked for. */
    public record Value(LocalDate start, BigDecimal value) {}

    /**
     * The series in longer periods; empty when the indicator is measured in longer ones than those asked for, because
     * values can't be invented.
     *
     * @param since first days before this one are left out
     */
    public List<Value> by(Periodicity periodicity, LocalDate since) {
        if (!periodicity.atLeast(indicator.periodicity())) return List.of();
        Map<LocalDate, List<BigDecimal>> grouped = new TreeMap<>();
        for (Point point : points)
            grouped.computeIfAbsent(periodicity.start(point.start()), none -> new ArrayList<>())
                    .add(point.value());
        List<Value> values = new ArrayList<>();
        grouped.forEach((start, held) -> {
            if (!start.isBefore(since))
                values.add(new Value(start, indicator.aggregation().of(held)));
        });
        return values;
    }
}

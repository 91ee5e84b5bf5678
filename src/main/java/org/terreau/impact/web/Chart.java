package org.terreau.impact.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Series;

/**
 * Bars of a series, as coordinates in a drawing 640 by 220: the page draws them without script, and shows the table
 * beside.
 *
 * @param bars in the order of the periods
 * @param zero height of the axis
 * @param target height of the target's line, null when there is none
 */
public record Chart(List<Bar> bars, double zero, @Nullable Double target, BigDecimal top, BigDecimal bottom) {

    public static final int WIDTH = 640;
    public static final int HEIGHT = 220;

    private static final int LEFT = 8;
    private static final int ABOVE = 24;
    private static final int BELOW = 28;
    private static final int MOST = 36;

    /** A bar: its value, and where it stands. */
    public record Bar(Series.Point point, double x, double y, double width, double height) {}

    public Chart {
        bars = List.copyOf(bars);
    }

    /** The chart of the latest periods; there is at least one. */
    public static Chart of(Series series) {
        List<Series.Point> all = series.points();
        List<Series.Point> points = all.subList(Math.max(0, all.size() - MOST), all.size());
        BigDecimal target = series.indicator().target();
        BigDecimal top = target == null ? BigDecimal.ZERO : target.max(BigDecimal.ZERO);
        BigDecimal bottom = target == null ? BigDecimal.ZERO : target.min(BigDecimal.ZERO);
        for (Series.Point point : points) {
            top = top.max(point.value());
            bottom = bottom.min(point.value());
        }
        BigDecimal span = top.subtract(bottom);
        if (span.signum() == 0) span = BigDecimal.ONE;
        double inside = HEIGHT - ABOVE - BELOW;
        double step = (WIDTH - 2.0 * LEFT) / points.size();
        double zero = ABOVE + inside * ratio(top, span);
        List<Bar> bars = new ArrayList<>();
        for (Series.Point point : points) {
            double length = inside * Math.abs(ratio(point.value(), span));
            double y = point.value().signum() >= 0 ? zero - length : zero;
            bars.add(new Bar(
                    point, round(LEFT + bars.size() * step + step * 0.1), round(y), round(step * 0.8), round(length)));
        }
        Double line = target == null ? null : Double.valueOf(round(zero - inside * ratio(target, span)));
        return new Chart(bars, round(zero), line, top, bottom);
    }

    private static double ratio(BigDecimal value, BigDecimal span) {
        return value.divide(span, MathContext.DECIMAL32).doubleValue();
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}

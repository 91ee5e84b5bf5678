package org.terreau.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bars as coordinates in a drawing 640 by 220: `component.bars` draws them without script, and the page shows the table
 * beside.
 *
 * @param bars in the order of the values; a value that is unknown leaves a gap
 * @param zero height of the axis
 * @param target height of the target's line, null when there is none
 */
public record Chart(List<Bar> bars, double zero, @Nullable Double target, BigDecimal top, BigDecimal bottom) {

    public static final int WIDTH = 640;
    public static final int HEIGHT = 220;

    private static final int LEFT = 8;
    private static final int ABOVE = 24;
    private static final int BELOW = 28;

    /** Where a bar stands. */
    public record Bar(double x, double y, double width, double height) {}

    public Chart {
        bars = List.copyOf(bars);
    }

    /** The chart of these values; there is at least one. */
    public static Chart of(List<? extends @Nullable BigDecimal> values, @Nullable BigDecimal target) {
        BigDecimal top = target == null ? BigDecimal.ZERO : target.max(BigDecimal.ZERO);
        BigDecimal bottom = target == null ? BigDecimal.ZERO : target.min(BigDecimal.ZERO);
        for (BigDecimal value : values) {
            if (value == null) continue;
            top = top.max(value);
            bottom = bottom.min(value);
        }
        BigDecimal span = top.subtract(bottom);
        if (span.signum() == 0) span = BigDecimal.ONE;
        double inside = HEIGHT - ABOVE - BELOW;
        double step = (WIDTH - 2.0 * LEFT) / values.size();
        double zero = ABOVE + inside * ratio(top, span);
        List<Bar> bars = new ArrayList<>();
        for (int place = 0; place < values.size(); place++) {
            BigDecimal value = values.get(place);
            if (value == null) continue;
            double length = inside * Math.abs(ratio(value, span));
            double y = value.signum() >= 0 ? zero - length : zero;
            bars.add(new Bar(round(LEFT + place * step + step * 0.1), round(y), round(step * 0.8), round(length)));
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

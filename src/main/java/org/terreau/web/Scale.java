package org.terreau.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a chart is measured on: zero is always on it, and its steps are numbers that people count with (1, 2, 2.5, 5).
 * Several charts that share one are compared at a glance.
 *
 * @param bottom a whole number of steps, at most zero
 * @param top a whole number of steps, at least zero; above `bottom`
 */
public record Scale(BigDecimal bottom, BigDecimal top, BigDecimal step) {

    private static final int STEPS = 4;
    private static final List<BigDecimal> NICE = List.of(
            BigDecimal.ONE, BigDecimal.valueOf(2), new BigDecimal("2.5"), BigDecimal.valueOf(5), BigDecimal.TEN);

    /** The scale of these values; those that are unknown count for nothing. Whole values have whole steps. */
    public static Scale of(Collection<? extends @Nullable BigDecimal> values) {
        List<BigDecimal> known = values.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        BigDecimal high = known.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        BigDecimal low = known.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
        if (high.equals(low) || high.subtract(low).signum() == 0)
            return new Scale(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE);
        boolean whole =
                known.stream().allMatch(value -> value.stripTrailingZeros().scale() <= 0);
        BigDecimal step = step(high.subtract(low), whole);
        return new Scale(
                low.divide(step, 0, RoundingMode.FLOOR).multiply(step),
                high.divide(step, 0, RoundingMode.CEILING).multiply(step),
                step);
    }

    private static BigDecimal step(BigDecimal span, boolean whole) {
        BigDecimal least = span.divide(BigDecimal.valueOf(STEPS), MathContext.DECIMAL64);
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
        for (BigDecimal nice : NICE) {
            BigDecimal step = nice.multiply(power);
            if (step.compareTo(least) < 0) continue;
            if (!whole || step.stripTrailingZeros().scale() <= 0) return step;
        }
        return BigDecimal.ONE;
    }

    /** From the bottom to the top. */
    public List<BigDecimal> steps() {
        List<BigDecimal> steps = new ArrayList<>();
        for (BigDecimal one = bottom; one.compareTo(top) <= 0; one = one.add(step)) steps.add(one);
        return steps;
    }

    /** How high a value stands, from 0 at the bottom to 1 at the top. */
    public double share(BigDecimal value) {
        return value.subtract(bottom)
                .divide(top.subtract(bottom), MathContext.DECIMAL32)
                .doubleValue();
    }
}

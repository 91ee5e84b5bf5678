package org.terreau.impact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where a value is expected: the median of the last twelve, plus or minus five times their median absolute deviation,
 * scaled as for a normal distribution. A deviation of less than 2 % of the median counts as 2 %. Nothing is expected before
 * six values.
 */
public record UsualRange(BigDecimal low, BigDecimal high) {

    public static final int LAST = 12;
    public static final int FEWEST = 6;

    private static final BigDecimal WIDTH = new BigDecimal("5");
    private static final BigDecimal NORMAL = new BigDecimal("1.4826");
    private static final BigDecimal LEAST = new BigDecimal("0.02");

    /** @param earlier the values before, the oldest first */
    public static Optional<UsualRange> after(Collection<BigDecimal> earlier) {
        if (earlier.size() < FEWEST) return Optional.empty();
        List<BigDecimal> last =
                earlier.stream().skip(Math.max(0, earlier.size() - LAST)).toList();
        BigDecimal median = median(last);
        BigDecimal deviation = median(
                        last.stream().map(value -> value.subtract(median).abs()).toList())
                .multiply(NORMAL)
                .max(median.abs().multiply(LEAST));
        BigDecimal width = deviation.multiply(WIDTH);
        return Optional.of(new UsualRange(rounded(median.subtract(width)), rounded(median.add(width))));
    }

    public boolean holds(BigDecimal value) {
        return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
    }

    private static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.size() % 2 == 1) return sorted.get(middle);
        return sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2), MathContext.DECIMAL64);
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}

package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.terreau.shared.Money;

/**
 * What the holder of a market adds to what it pays for people, kept on that cost: 13.31 % of the cost is 11.75 % of the price
 * (FIELD 1.7), since 1 ÷ (1 − 0.1175) = 1.1331.
 *
 * @param onCost in hundredths of percent of the cost
 */
public record Margin(long onCost) {

    private static final long WHOLE = 10_000;
    private static final int PERCENT = 2;

    /** Nothing is added. */
    public static final Margin NONE = new Margin(0);

    public Margin {
        if (onCost < 0) throw new IllegalArgumentException("A margin is not below zero: " + onCost);
    }

    /**
     * The one that is told on the price.
     *
     * @param onPrice in hundredths of percent of the price, below a hundred percent
     */
    public static Margin ofPrice(long onPrice) {
        if (onPrice >= WHOLE) throw new IllegalArgumentException("No cost is left of the price: " + onPrice);
        return new Margin(divided(WHOLE * onPrice, WHOLE - onPrice));
    }

    /** The same told on the price, in hundredths of percent. */
    public long onPrice() {
        return divided(WHOLE * onCost, WHOLE + onCost);
    }

    /** What it adds to a cost, to the cent. */
    public Money of(Money cost) {
        return new Money(divided(Math.multiplyExact(cost.cents(), onCost), WHOLE));
    }

    /** A cost with it, to the cent. */
    public Money price(Money cost) {
        return cost.plus(of(cost));
    }

    /** The percents of the cost, as files have them. */
    public BigDecimal percent() {
        return BigDecimal.valueOf(onCost, PERCENT);
    }

    /** The percents of the price, as files have them. */
    public BigDecimal percentOfPrice() {
        return BigDecimal.valueOf(onPrice(), PERCENT);
    }

    private static long divided(long amount, long by) {
        return BigDecimal.valueOf(amount)
                .divide(BigDecimal.valueOf(by), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}

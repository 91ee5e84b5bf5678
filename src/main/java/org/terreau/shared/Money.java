package org.terreau.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in euro cents. */
public record Money(long cents) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    public static Money euros(long euros) {
        return new Money(Math.multiplyExact(euros, 100));
    }

    public BigDecimal inEuros() {
        return BigDecimal.valueOf(cents, 2);
    }

    public long wholeEuros() {
        return inEuros().setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }
}

package org.terreau.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** An amount in euro cents. */
public record Money(long cents) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    public static Money euros(long euros) {
        return new Money(Math.multiplyExact(euros, 100));
    }

    /** Reads an amount as people type it ("200 000 €", "1500,50", "480 k€"); empty when it is not one, or could be two. */
    public static Optional<Money> parse(String typed) {
        return TypedAmount.plainMoney(typed);
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

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }
}

package org.terreau.funding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.terreau.shared.Money;

/** Divides an amount in proportion to others, to the cent: the parts always add up to it. */
final class Spread {

    private Spread() {}

    /**
     * The part of each weight, in their order.
     *
     * @param weights at least one; all zero stand for equal ones
     */
    static List<Money> of(Money total, List<Money> weights) {
        boolean none = weights.stream().allMatch(weight -> weight.cents() == 0);
        long whole =
                none ? weights.size() : weights.stream().mapToLong(Money::cents).reduce(0, Math::addExact);
        List<Money> parts = new ArrayList<>();
        long reached = 0;
        long given = 0;
        for (Money weight : weights) {
            reached += none ? 1 : weight.cents();
            long until = part(total.cents(), reached, whole);
            parts.add(new Money(until - given));
            given = until;
        }
        return parts;
    }

    /** Rounded down to the cent, so that the parts that come later take what is left. */
    private static long part(long cents, long reached, long whole) {
        return BigInteger.valueOf(cents)
                .multiply(BigInteger.valueOf(reached))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}

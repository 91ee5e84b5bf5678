package org.terreau.access;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.terreau.funding.OrderWorthQuery;
import org.terreau.shared.Money;
import org.terreau.team.Mission;

/** The part of an order that one of the missions that it pays takes: by their days of work within it. */
final class OrderShare {

    private OrderShare() {}

    /**
     * @param paid all that the order pays, the mission among them
     * @return without taxes; where nobody said how much anybody works, the same for each
     */
    static Money of(Mission mission, Collection<Mission> paid, OrderWorthQuery.Worth worth) {
        BigDecimal own = mission.days(worth.from(), worth.until());
        BigDecimal all = paid.stream()
                .map(one -> one.days(worth.from(), worth.until()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal cents = BigDecimal.valueOf(worth.untaxed().cents());
        BigDecimal part = all.signum() == 0
                ? cents.divide(BigDecimal.valueOf(Math.max(1, paid.size())), 0, RoundingMode.HALF_UP)
                : cents.multiply(own).divide(all, 0, RoundingMode.HALF_UP);
        return new Money(part.longValueExact());
    }
}

package org.terreau.recruitment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;
import org.terreau.team.Trade;

/**
 * How many days of design a team gives for its days of development: about one for three.
 *
 * <p>Source: FIELD 2.3, T9, after the handbook of beta.gouv.fr.
 *
 * @param development days a week
 * @param design days a week
 * @param more days a week of design that lack, by quarters of a day
 */
public record DesignShare(BigDecimal development, BigDecimal design, BigDecimal more) {

    private static final BigDecimal DEVELOPERS_FOR_ONE = BigDecimal.valueOf(3);
    private static final BigDecimal QUARTERS = BigDecimal.valueOf(4);

    /** What lacks to this team; empty when a quarter of a day is not missing, and where nobody develops. */
    static Optional<DesignShare> of(Collection<Growth.Paid> team) {
        BigDecimal development = days(team, Trade.DEVELOPMENT);
        BigDecimal design = days(team, Trade.DESIGN);
        BigDecimal quarters = development
                .divide(DEVELOPERS_FOR_ONE, 4, RoundingMode.HALF_UP)
                .subtract(design)
                .multiply(QUARTERS)
                .setScale(0, RoundingMode.DOWN);
        return quarters.signum() <= 0
                ? Optional.empty()
                : Optional.of(new DesignShare(development, design, quarters.divide(QUARTERS)));
    }

    private static BigDecimal days(Collection<Growth.Paid> team, Trade trade) {
        return team.stream()
                .filter(one -> one.trade() == trade)
                .map(Growth.Paid::days)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

package org.terreau.recruitment;

import java.util.Map;
import org.terreau.team.Trade;

/**
 * What a day of a trade costs, as a range that somebody published: never what a person is paid.
 *
 * @param low euros without VAT, of those who begin
 * @param high euros without VAT, of those who did it for more than seven years
 * @param source where the range was published
 */
public record DayRate(int low, int high, String source) {

    private static final String OBSERVED = "doc.incubateur.net, observatoire des revenus des indépendants, 2021-2024";

    /** Those that the community of beta.gouv.fr observed. Source: FIELD, tjm-observes.csv. */
    static final Map<Trade, DayRate> USUAL = Map.of(
            Trade.DEPLOYMENT, new DayRate(270, 550, OBSERVED),
            Trade.DEVELOPMENT, new DayRate(450, 650, OBSERVED),
            Trade.DESIGN, new DayRate(370, 550, OBSERVED),
            Trade.PRODUCT, new DayRate(400, 600, OBSERVED),
            Trade.COACHING, new DayRate(550, 800, OBSERVED));

    /** The range of a trade. */
    record Of(Trade trade, DayRate rate) {}
}

package org.terreau.funding;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.incubator.IncubatorId;

/** What a day of each trade is usually paid in an incubator, for whoever reckons what a team costs: never what a person is paid. */
@Component
public class DayPrices {

    private final JdbcMoneyNorms stored;

    DayPrices(JdbcMoneyNorms stored) {
        this.stored = stored;
    }

    /**
     * What is known.
     *
     * @param ranges euros a day without taxes; a trade of which nobody knows it has none
     * @param source where the lead says that they come from; empty for the usual source, `funding.norms.source.jours`
     * @param margin what the holder of a market adds to them
     */
    public record Known(Map<DayPrice, MoneyNorms.Range> ranges, String source, Margin margin) {

        public Known {
            ranges = Map.copyOf(ranges);
        }

        /** Where nobody changed anything. */
        public static final Known USUAL = of(MoneyNorms.USUAL, "");

        private static Known of(MoneyNorms norms, String source) {
            Map<DayPrice, MoneyNorms.Range> ranges = new EnumMap<>(DayPrice.class);
            for (DayPrice trade : DayPrice.values()) norms.day(trade).ifPresent(range -> ranges.put(trade, range));
            return new Known(ranges, source, norms.margin());
        }
    }

    /** Those of an incubator: two statements. */
    @Transactional(readOnly = true)
    public Known of(IncubatorId incubator) {
        return Known.of(stored.of(incubator), stored.sources(incubator).getOrDefault(MoneyNorm.Kind.DAYS, ""));
    }
}

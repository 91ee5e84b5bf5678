package org.terreau.recruitment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.team.Trade;

/** How long an incubator keeps applications, and what a day of each trade costs there, with where the range comes from. */
@Service
public class RecruitmentSettings {

    /** Months at most after the last word of an application. */
    public static final int LONGEST_MONTHS = 24;

    /** Longest source, in characters. */
    public static final int SOURCE = 200;

    private static final int DEAREST = 3000;

    private final JdbcSettings stored;
    private final Audit audit;

    RecruitmentSettings(JdbcSettings stored, Audit audit) {
        this.stored = stored;
        this.audit = audit;
    }

    /** Months during which applications are kept after their last word. */
    @Transactional(readOnly = true)
    public int keptMonths(IncubatorId incubator) {
        return stored.months().getOrDefault(incubator.value(), LONGEST_MONTHS);
    }

    /** Those of every incubator that changed them. */
    Map<String, Integer> months() {
        return stored.months();
    }

    /** The range of a day of each trade that has one. */
    @Transactional(readOnly = true)
    public Map<Trade, DayRate> rates(IncubatorId incubator) {
        Map<Trade, DayRate> rates = new EnumMap<>(DayRate.USUAL);
        rates.putAll(stored.rates(incubator));
        return rates;
    }

    /** The range of a trade as it is typed. */
    public record TypedRate(Trade trade, String low, String high, String source) {}

    /**
     * Changes them all. A trade whose two amounts are empty has no range.
     *
     * @throws Refused naming `conservation`, and for each trade `bas-<trade>`, `haut-<trade>`, `source-<trade>`
     */
    @Transactional
    public void change(IncubatorId incubator, String months, List<TypedRate> typed, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        Objections objections = new Objections();
        int kept = months.matches("\\d{1,3}") ? Integer.parseInt(months) : 0;
        objections.when(
                kept < 1 || kept > LONGEST_MONTHS, "conservation", "recruitment.settings.months", LONGEST_MONTHS);
        List<DayRate.Of> rates = new ArrayList<>();
        for (TypedRate rate : typed) {
            if (rate.low().isEmpty() && rate.high().isEmpty()) continue;
            int low = euros("bas-" + rate.trade().code(), rate.low(), objections);
            int high = euros("haut-" + rate.trade().code(), rate.high(), objections);
            objections.when(
                    low > 0 && high > 0 && high < low, "haut-" + rate.trade().code(), "recruitment.settings.order");
            objections.when(
                    rate.source().isEmpty() || !OneLine.fits(rate.source(), SOURCE),
                    "source-" + rate.trade().code(),
                    "recruitment.settings.source",
                    SOURCE);
            rates.add(new DayRate.Of(rate.trade(), new DayRate(low, high, rate.source())));
        }
        objections.raise();
        stored.months(incubator, kept);
        stored.rates(incubator, rates);
        audit.record(
                actor.who(),
                "recruitment.settings-changed",
                "incubator:" + incubator,
                Map.of("months", String.valueOf(kept)));
    }

    private static int euros(String field, String typed, Objections objections) {
        int euros = typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : 0;
        objections.when(euros < 1 || euros > DEAREST, field, "recruitment.settings.euros", DEAREST);
        return euros;
    }
}

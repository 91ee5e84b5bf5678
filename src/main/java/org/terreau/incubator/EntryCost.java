package org.terreau.incubator;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.terreau.shared.Money;
import org.terreau.shared.Words;

/** The entry cost that an incubator announces: what its own products cost once enough of them did, its setting until then. */
@Component
public class EntryCost {

    private final Programmes programmes;
    private final ObjectProvider<EntryCosts> costs;

    EntryCost(Programmes programmes, ObjectProvider<EntryCosts> costs) {
        this.programmes = programmes;
        this.costs = costs;
    }

    /** @param observed empty when the amount is the setting */
    public record Told(Money amount, Optional<EntryCosts.Observed> observed) {

        /** What the setting is for: nothing once the amount is computed. */
        public String setting(Words words) {
            return observed.map(
                            known -> words.t("incubator.entry.replaced", words.money(known.median()), known.products()))
                    .orElseGet(() -> words.t("incubator.entry.until", EntryCosts.ENOUGH));
        }

        /** Where the amount comes from, in a sentence. */
        public String source(Words words) {
            return observed.map(known -> words.t(
                            "incubator.entry.observed",
                            known.products(),
                            words.money(known.low()),
                            words.money(known.high()),
                            words.t("incubator.entry.basis", known.paid(), known.ordered(), known.granted())))
                    .orElseGet(() -> words.t("incubator.entry.setting", EntryCosts.ENOUGH));
        }
    }

    public Told of(IncubatorId incubator) {
        Optional<EntryCosts.Observed> observed =
                costs.orderedStream().flatMap(one -> one.of(incubator).stream()).findFirst();
        return new Told(
                observed.map(EntryCosts.Observed::median)
                        .orElseGet(() -> programmes.of(incubator).entryCost()),
                observed);
    }
}

package org.terreau.sharing.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.sharing.Comparison;
import org.terreau.sharing.Outcome;
import org.terreau.sharing.Scenario;
import org.terreau.sharing.SharingMethod;
import org.terreau.sharing.Warning;

/**
 * A result, ready to be drawn.
 *
 * @param written the scenario as an address holds it
 * @param comparison with the scenario that stands; null when there is none
 */
public record Shown(
        Outcome outcome,
        List<Warning> warnings,
        String written,
        @Nullable Comparison comparison) {

    private static final int BAR = 200;

    public Shown {
        warnings = List.copyOf(warnings);
    }

    public Scenario scenario() {
        return outcome.scenario();
    }

    /** It is short enough for an address that browsers and servers take. */
    public boolean linked() {
        return SimulatorPage.fits(written);
    }

    public boolean populations() {
        return scenario().members().stream().anyMatch(member -> member.population() != null);
    }

    public boolean keys() {
        return scenario().method() == SharingMethod.KEY;
    }

    /** How wide the bar of an amount is, in the units of its drawing. */
    public String bar(Money amount) {
        long most = outcome.parts().stream()
                .mapToLong(part -> part.amount().cents())
                .max()
                .orElse(1);
        return String.valueOf(Math.round(10.0 * BAR * amount.cents() / Math.max(1, most)) / 10.0);
    }
}

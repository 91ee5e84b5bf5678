package org.terreau.sharing.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.incubator.Incubator;
import org.terreau.sharing.KeptScenario;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A kept scenario.
 *
 * @param form its settings, as typed
 * @param own the reader's: may be changed
 * @param incubators that it may be left to
 * @param conflict it was changed in the meantime
 * @param refused what could not be put in its place, as an address holds it; "" when there is none
 */
public record KeptPage(
        KeptScenario kept,
        Shown result,
        Form form,
        boolean own,
        List<Incubator> incubators,
        boolean conflict,
        String refused) {

    public KeptPage {
        incubators = List.copyOf(incubators);
    }

    public Map<String, String> states(Ui ui) {
        return ScenariosPage.statesOf(ui);
    }

    public Map<String, String> readers() {
        Map<String, String> options = new LinkedHashMap<>();
        incubators.forEach(one -> options.put(one.id().value(), one.title()));
        return options;
    }

    /** Where its computation is changed. */
    public String change() {
        return SimulatorPage.address(result.written(), "", kept) + "#calcul";
    }

    /** Where somebody else tries another one from it. */
    public String copy() {
        return SimulatorPage.address(result.written(), "", null) + "#calcul";
    }

    /** What could not be put in its place, beside what is there now. */
    public String beside() {
        return SimulatorPage.address(refused, result.written(), kept) + "#resultat";
    }

    public boolean besideHolds() {
        return SimulatorPage.fits(refused, result.written());
    }
}

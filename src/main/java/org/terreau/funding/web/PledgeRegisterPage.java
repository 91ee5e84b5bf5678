package org.terreau.funding.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.funding.PledgeState;
import org.terreau.funding.Pledges;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * What became of the commitments to refinance, for everybody.
 *
 * @param counts how many in each state, among all
 */
public record PledgeRegisterPage(
        Form form, Slice<Pledges.Registered> lines, Map<PledgeState, Long> counts, Map<String, String> incubators) {

    public boolean unfiltered() {
        return form.text("etat").isEmpty() && form.text("incubateur").isEmpty();
    }

    public Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (PledgeState one : PledgeState.values())
            if (one != PledgeState.DUE)
                options.put(
                        one.code(),
                        ui.t("funding.pledge.state." + one.code()) + " (" + counts.getOrDefault(one, 0L) + ")");
        return options;
    }
}

package org.terreau.sharing.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.sharing.KeptScenario;
import org.terreau.sharing.LostScenario;
import org.terreau.web.Form;
import org.terreau.web.Searched;
import org.terreau.web.Ui;

/**
 * Kept scenarios; the form holds the filters as the address has them.
 *
 * @param lost the reader's own that are not read any more
 */
public record ScenariosPage(Form form, Slice<KeptScenario> lines, List<LostScenario> lost, boolean mine) {

    private static final int PAGE = 20;

    public ScenariosPage {
        lost = List.copyOf(lost);
    }

    static ScenariosPage of(Form form, List<KeptScenario> all, List<LostScenario> lost, boolean mine) {
        return new ScenariosPage(form, Slice.of(all, form.page(), PAGE), lost, mine);
    }

    /** Those that the filters of an address let through. */
    static List<KeptScenario> filtered(List<KeptScenario> all, Form form) {
        String words = Plain.text(Searched.of(form));
        return all.stream()
                .filter(one -> Plain.text(one.settings().name()).contains(words))
                .filter(one -> form.text("etat").isEmpty()
                        || one.settings().state().code().equals(form.text("etat")))
                .toList();
    }

    public boolean unfiltered() {
        return form.text("q").isEmpty() && form.text("etat").isEmpty();
    }

    public Map<String, String> states(Ui ui) {
        return statesOf(ui);
    }

    static Map<String, String> statesOf(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (KeptScenario.State state : KeptScenario.State.values())
            options.put(state.code(), ui.t("sharing.state." + state.code()));
        return options;
    }
}

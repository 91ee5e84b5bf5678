package org.terreau.exchange.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.exchange.DossierTask;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Tasks over all dossiers; the form holds the filters as the address has them. */
public record MyTasksPage(Form form, Slice<DossierTask> tasks, boolean staff, LocalDate today) {

    public Map<String, String> states(Ui ui) {
        Map<String, String> states = new LinkedHashMap<>();
        for (DossierTask.State state : DossierTask.State.values())
            states.put(state.code(), ui.t("exchange.tasks.state." + state.code()));
        return states;
    }

    public Map<String, String> owners(Ui ui) {
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put("moi", ui.t("exchange.tasks.for.me"));
        owners.put("tous", ui.t("exchange.tasks.for.all"));
        return owners;
    }
}

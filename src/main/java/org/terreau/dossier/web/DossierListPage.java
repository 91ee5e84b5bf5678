package org.terreau.dossier.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.DossierState;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Dossiers; the form holds the filter as the address has it. */
public record DossierListPage(Form form, Slice<DossierRecord> dossiers, boolean staff, Map<DossierId, Integer> unread) {

    public DossierListPage {
        unread = Map.copyOf(unread);
    }

    public int unread(DossierRecord dossier) {
        return unread.getOrDefault(dossier.id(), 0);
    }

    public Map<String, String> states(Ui ui) {
        Map<String, String> states = new LinkedHashMap<>();
        for (DossierState state : DossierState.values())
            states.put(state.code(), ui.t("dossier.state." + state.code()));
        return states;
    }
}

package org.terreau.dossier.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.Access;
import org.terreau.dossier.DossierLife;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.DossierState;
import org.terreau.identity.Accounts;
import org.terreau.web.Form;

/**
 * A dossier's history, who has it, and what may be done with it.
 *
 * @param colleagues to whom the staff may give it; empty for the applicant
 * @param reopenedTo where it goes when it is reopened; null when it does not sleep
 */
public record LifePage(
        DossierRecord dossier,
        DossierLife.Situation situation,
        List<DossierLife.Told> history,
        List<Accounts.Account> colleagues,
        @Nullable DossierState reopenedTo,
        Access access,
        Form form) {

    public LifePage {
        history = List.copyOf(history);
        colleagues = List.copyOf(colleagues);
    }

    public Map<String, String> assignees() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Accounts.Account colleague : colleagues) options.put(colleague.id().toString(), colleague.name());
        return options;
    }

    public boolean may(DossierState next) {
        return dossier.state().mayBecome(next) && !dossier.state().asleep()
                || dossier.state() == DossierState.WITHDRAWN && next == DossierState.ARCHIVED;
    }

    public boolean staff() {
        return access.staff();
    }
}

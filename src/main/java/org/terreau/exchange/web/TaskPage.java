package org.terreau.exchange.web;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.Access;
import org.terreau.dossier.DossierRecord;
import org.terreau.exchange.DossierTask;
import org.terreau.identity.AccountId;
import org.terreau.web.Form;

/**
 * A task being changed.
 *
 * @param theirs the task as somebody else changed it in the meantime, null when nobody did
 */
public record TaskPage(
        DossierRecord dossier,
        Access access,
        DossierTask task,
        @Nullable DossierTask theirs,
        LocalDate today,
        Map<AccountId, String> candidates,
        boolean mayDelete,
        Form form) {

    public Map<String, String> choices() {
        return TasksPage.choices(candidates);
    }

    public boolean staff() {
        return access.staff();
    }
}

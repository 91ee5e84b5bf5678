package org.terreau.exchange.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.dossier.Access;
import org.terreau.dossier.DossierRecord;
import org.terreau.exchange.DossierTask;
import org.terreau.identity.AccountId;
import org.terreau.web.Form;

/** The tasks of a dossier, and the form that adds one. */
public record TasksPage(
        DossierRecord dossier,
        Access access,
        List<DossierTask> tasks,
        LocalDate today,
        Map<AccountId, String> candidates,
        Form form) {

    public TasksPage {
        tasks = List.copyOf(tasks);
    }

    public List<DossierTask> open() {
        return tasks.stream().filter(task -> !task.done()).toList();
    }

    public List<DossierTask> done() {
        return tasks.stream().filter(DossierTask::done).toList();
    }

    public Map<String, String> choices() {
        return choices(candidates);
    }

    static Map<String, String> choices(Map<AccountId, String> candidates) {
        Map<String, String> choices = new LinkedHashMap<>();
        candidates.forEach((account, name) -> choices.put(account.toString(), name));
        return choices;
    }

    public boolean staff() {
        return access.staff();
    }
}

package org.terreau.review.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.identity.Accounts;
import org.terreau.incubator.Absences;
import org.terreau.incubator.Themes;
import org.terreau.review.Reviewers;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** One's own page as a reviewer: what is expected, the themes one knows, one's absences. */
public record ReviewerPage(
        List<Reviewers.Mine> mine,
        List<String> themes,
        List<Absences.Absence> absences,
        List<Accounts.Account> standIns,
        Form form) {

    public ReviewerPage {
        mine = List.copyOf(mine);
        themes = List.copyOf(themes);
        absences = List.copyOf(absences);
        standIns = List.copyOf(standIns);
    }

    public Map<String, String> options(Ui ui) {
        return Themes.options(ui.words());
    }

    public Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        for (Accounts.Account colleague : standIns) people.put(colleague.id().toString(), colleague.name());
        return people;
    }

    public String standIn(Absences.Absence absence) {
        return absence.standIn() == null
                ? ""
                : people().getOrDefault(absence.standIn().toString(), "");
    }
}

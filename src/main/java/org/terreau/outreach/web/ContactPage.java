package org.terreau.outreach.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.outreach.OrganisationKind;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The call-back form.
 *
 * @param candidates collectivities to choose from, when what was typed names several
 * @param replyDays working days promised
 */
public record ContactPage(Form form, List<Collectivities.Match> candidates, int replyDays) {

    public ContactPage {
        candidates = List.copyOf(candidates);
    }

    public Map<String, String> kinds(Ui ui) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (OrganisationKind kind : OrganisationKind.values())
            kinds.put(kind.code(), ui.t("outreach.kind." + kind.code()));
        return kinds;
    }
}

package org.terreau.dossier.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.dossier.Access;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.Timeline;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The story of a dossier; the form holds the filters as the address has them. */
public record TimelinePage(DossierRecord dossier, Access access, Timeline.Story story, Form form) {

    public Map<String, String> kinds(Ui ui) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (String kind : story.kinds()) kinds.put(kind, ui.t("dossier.timeline.kind." + kind));
        return kinds;
    }

    public Map<String, String> orders(Ui ui) {
        Map<String, String> orders = new LinkedHashMap<>();
        for (String order : new String[] {"recent", "ancien"})
            orders.put(order, ui.t("dossier.timeline.order." + order));
        return orders;
    }

    public boolean staff() {
        return access.staff();
    }
}

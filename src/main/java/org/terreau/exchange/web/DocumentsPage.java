package org.terreau.exchange.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.dossier.Access;
import org.terreau.dossier.DossierRecord;
import org.terreau.exchange.Documents;
import org.terreau.exchange.Support;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The documents of a dossier.
 *
 * @param mine those that the reader may delete or take back
 * @param added how many were just added while others were refused
 * @param limits what the site accepts, for the form
 */
public record DocumentsPage(
        DossierRecord dossier,
        Access access,
        Documents.Shelf shelf,
        List<Long> mine,
        Form form,
        int added,
        Limits limits) {

    /** What the site accepts. */
    public record Limits(long largest, String labels, String endings) {}

    public DocumentsPage {
        mine = List.copyOf(mine);
    }

    public Map<String, String> supports(Ui ui) {
        Map<String, String> supports = new LinkedHashMap<>();
        for (Support support : Support.all()) supports.put(support.code(), words(support, ui));
        return supports;
    }

    public static String words(Support support, Ui ui) {
        if (support.equals(Support.NONE)) return "";
        return ui.t(
                support.prerequisite() ? "exchange.documents.support.prerequisite" : "exchange.documents.support.part",
                ui.t(support.key()));
    }

    public String room(Ui ui) {
        Documents.Room room = shelf.room();
        return ui.t(
                "exchange.documents.room",
                room.count(),
                Documents.MOST,
                FileSize.words(room.weight(), ui),
                FileSize.words(Documents.HEAVIEST, ui));
    }

    public boolean staff() {
        return access.staff();
    }
}

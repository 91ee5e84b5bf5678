package org.terreau.territory.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.territory.Syndicat;
import org.terreau.territory.SyndicatKind;
import org.terreau.territory.Syndicats;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The syndicats that were entered, and the form that enters or changes one.
 *
 * @param changed null for a new one
 * @param uses what refers to the one that is changed
 * @param removal the form that removes it
 */
public record SyndicatsPage(
        List<Syndicat> syndicats, @Nullable Syndicat changed, Form form, List<Syndicats.Use> uses, Form removal) {

    static final String PATH = "/syndicats";

    public SyndicatsPage {
        syndicats = List.copyOf(syndicats);
        uses = List.copyOf(uses);
    }

    public String action() {
        return changed == null ? PATH : path(changed);
    }

    public static String path(Syndicat syndicat) {
        return PATH + "/" + syndicat.siren();
    }

    public static String removalOf(Syndicat syndicat) {
        return path(syndicat) + "/retrait";
    }

    public static Map<String, String> kinds(Ui ui) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (SyndicatKind kind : SyndicatKind.values())
            kinds.put(kind.code(), ui.t("territory.syndicat.kind." + kind.code()));
        return kinds;
    }
}

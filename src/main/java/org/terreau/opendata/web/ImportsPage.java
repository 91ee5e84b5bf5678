package org.terreau.opendata.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.opendata.Imports;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Where the catalogue comes from, and the last imports. */
public record ImportsPage(List<Imports.Run> runs, long conflicts, boolean given, String folder, Form form) {

    public ImportsPage {
        runs = List.copyOf(runs);
    }

    public Map<String, String> kinds(Ui ui) {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("aucune", ui.t("opendata.source.none"));
        kinds.put("git", ui.t("opendata.source.git"));
        if (!folder.isEmpty()) kinds.put("dossier", ui.t("opendata.source.folder", folder));
        return kinds;
    }

    public Map<String, String> rhythms(Ui ui) {
        Map<String, String> rhythms = new LinkedHashMap<>();
        for (String rhythm : List.of("main", "heure", "nuit")) rhythms.put(rhythm, ui.t("opendata.rhythm." + rhythm));
        return rhythms;
    }
}

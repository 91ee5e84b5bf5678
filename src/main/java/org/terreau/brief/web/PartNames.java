package org.terreau.brief.web;

import java.util.EnumMap;
import java.util.Map;
import org.terreau.dossier.Brief;
import org.terreau.web.Ui;

/** What the parts of a brief are called. */
final class PartNames {

    private PartNames() {}

    static Map<Brief.Part, String> of(Ui ui) {
        Map<Brief.Part, String> names = new EnumMap<>(Brief.Part.class);
        for (Brief.Part part : Brief.Part.values()) names.put(part, ui.t("dossier.part." + part.code()));
        return names;
    }
}

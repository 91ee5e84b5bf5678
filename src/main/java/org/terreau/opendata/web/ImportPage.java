package org.terreau.opendata.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.opendata.Imports;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** An import and what became of its files. */
public record ImportPage(Imports.Run run, Slice<Imports.Line> lines, Form form) {

    public Map<String, String> outcomes(Ui ui) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (String outcome : List.of("refused", "conflict", "remark", "created", "changed"))
            outcomes.put(outcome, ui.t("opendata.outcome." + outcome));
        return outcomes;
    }

    /** What there is to know of a file, in words. */
    public static String words(Imports.Line line, Ui ui) {
        String place = line.place().equals("-") ? "" : line.place();
        if (line.reason().isEmpty()) return place;
        String reason = ui.t(line.reason(), line.arguments().toArray());
        return place.isEmpty() ? reason : place + "\u00a0: " + reason;
    }
}

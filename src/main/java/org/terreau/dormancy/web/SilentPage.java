package org.terreau.dormancy.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.dormancy.Silences;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The products whose teams were asked; the form holds the filter as the address has it. */
public record SilentPage(Form form, Slice<Silences.Line> lines) {

    private static final int PAGE = 40;

    static SilentPage of(Form form, List<Silences.Line> all) {
        int last = Math.max(1, (all.size() + PAGE - 1) / PAGE);
        int number = Math.max(1, Math.min(form.page(), last));
        int from = (number - 1) * PAGE;
        return new SilentPage(
                form, new Slice<>(all.subList(from, Math.min(from + PAGE, all.size())), number, PAGE, all.size()));
    }

    static String state(Silences.Line line) {
        return line.dormant() ? "dormant" : "interroge";
    }

    public Map<String, String> states(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String state : List.of("interroge", "dormant")) options.put(state, ui.t("dormancy.state." + state));
        return options;
    }
}

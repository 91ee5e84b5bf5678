package org.terreau.site.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.terreau.site.SiteSearch;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** What a search found. */
public record SearchPage(Form form, SiteSearch.Found found) {

    private static final int SHOWN = 200;

    public boolean asked() {
        return !form.text("q").isEmpty();
    }

    public Map<String, String> kinds(Ui ui) {
        return options(found.kinds(), form.text("type"), kind -> ui.t("search.kind." + kind), ui);
    }

    public Map<String, String> themes(Ui ui) {
        return options(found.themes(), form.text("theme"), theme -> theme, ui);
    }

    public Map<String, String> phases(Ui ui) {
        return options(
                found.phases(),
                form.text("phase"),
                phase -> ui.optional("portfolio.phase." + phase).orElse(phase),
                ui);
    }

    public Map<String, String> departements(Ui ui) {
        return options(found.departements(), form.text("departement"), code -> code, ui);
    }

    /** What is chosen stays among the choices, even when it gives nothing. */
    private static Map<String, String> options(
            Map<String, Long> counts, String chosen, UnaryOperator<String> words, Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        counts.forEach((code, count) -> options.put(code, ui.t("site.search.counted", words.apply(code), count)));
        if (!chosen.isEmpty()) options.putIfAbsent(chosen, chosen);
        return options;
    }

    public static String excerpt(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN).stripTrailing() + "…";
    }
}

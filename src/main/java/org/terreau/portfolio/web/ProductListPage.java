package org.terreau.portfolio.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The catalogue; the form holds the filters as the address has them. */
public record ProductListPage(
        Form form,
        Slice<Shelf.Card> cards,
        Shelf.Facets facets,
        Map<String, String> incubators,
        Map<String, String> funders) {

    /** Nothing narrows the list: when it is empty, so is the catalogue. */
    public boolean unfiltered() {
        return Stream.of("q", "phase", "incubateur", "theme", "financeur")
                .allMatch(field -> form.text(field).isEmpty());
    }

    public Map<String, String> phases(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        facets.phases()
                .forEach((code, count) -> options.put(code, ui.t("portfolio.phase." + code) + " (" + count + ")"));
        return options;
    }

    public Map<String, String> incubatorOptions() {
        return named(facets.incubators(), code -> incubators.getOrDefault(code, code));
    }

    public Map<String, String> funderOptions() {
        return named(facets.funders(), code -> funders.getOrDefault(code, code));
    }

    public Map<String, String> themeOptions() {
        return named(facets.themes(), code -> code);
    }

    public Map<String, String> orders(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("nom", ui.t("portfolio.order.nom"));
        options.put("recent", ui.t("portfolio.order.recent"));
        return options;
    }

    private static Map<String, String> named(Map<String, Long> counts, UnaryOperator<String> name) {
        Map<String, String> options = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Comparator.comparing(entry -> Plain.text(name.apply(entry.getKey()))))
                .forEach(entry ->
                        options.put(entry.getKey(), name.apply(entry.getKey()) + " (" + entry.getValue() + ")"));
        return options;
    }
}

package org.terreau.portfolio.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The catalogue; the form holds the filters as the address has them. */
public record ProductListPage(Form form, Slice<Shelf.Card> cards, Shelf.Facets facets) {

    /** Nothing narrows the list: when it is empty, so is the catalogue. */
    public boolean unfiltered() {
        return Stream.of("q", "phase", "incubateur", "theme", "financeur", "signalement")
                .allMatch(field -> form.text(field).isEmpty());
    }

    public Map<String, String> phases(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        facets.phases()
                .forEach((code, count) -> options.put(code, ui.t("portfolio.phase." + code) + " (" + count + ")"));
        return options;
    }

    /** What is said of some products beside their phase; none when nothing is. */
    public Map<String, String> marks(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        facets.marks().forEach((code, count) -> options.put(code, ui.t("portfolio.mark." + code) + " (" + count + ")"));
        return options;
    }

    public Map<String, String> incubatorOptions() {
        return options(facets.incubators());
    }

    public Map<String, String> funderOptions() {
        return options(facets.funders());
    }

    public Map<String, String> themeOptions() {
        return options(facets.themes());
    }

    public Map<String, String> orders(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", ui.t("portfolio.order.actifs"));
        options.put("nom", ui.t("portfolio.order.nom"));
        options.put("recent", ui.t("portfolio.order.recent"));
        return options;
    }

    private static Map<String, String> options(List<Shelf.Facet> facets) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Shelf.Facet facet : facets) options.put(facet.code(), facet.name() + " (" + facet.count() + ")");
        return options;
    }
}

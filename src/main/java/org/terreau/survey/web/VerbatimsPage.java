package org.terreau.survey.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.portfolio.Product;
import org.terreau.shared.Slice;
import org.terreau.survey.Survey;
import org.terreau.survey.Theme;
import org.terreau.survey.Verbatim;
import org.terreau.survey.VerbatimState;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The words of a product's users, for those who work on it. */
public record VerbatimsPage(
        Product product,
        Slice<Verbatim> verbatims,
        Form filter,
        List<Theme> themes,
        Map<CollectivityId, Collectivity> places) {

    public VerbatimsPage {
        themes = List.copyOf(themes);
        places = Map.copyOf(places);
    }

    public String path() {
        return Survey.deskPath(product.id()) + "/verbatims";
    }

    public boolean filtered() {
        for (String field : List.of("q", "etat", "theme", "accord"))
            if (!filter.text(field).isEmpty()) return true;
        return false;
    }

    public static Map<String, String> states(Ui ui) {
        Map<String, String> states = new LinkedHashMap<>();
        for (VerbatimState state : VerbatimState.values())
            states.put(state.code(), ui.t("survey.verbatim.state." + state.code()));
        return states;
    }

    public Map<String, String> themeOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Theme theme : themes) options.put(String.valueOf(theme.id()), theme.name() + " (" + theme.used() + ")");
        return options;
    }

    public static Map<String, String> consents(Ui ui) {
        Map<String, String> consents = new LinkedHashMap<>();
        consents.put("oui", ui.t("survey.consent.yes"));
        consents.put("non", ui.t("survey.consent.no"));
        return consents;
    }

    public String place(Verbatim verbatim) {
        Collectivity place = verbatim.collectivity() == null ? null : places.get(verbatim.collectivity());
        return place == null ? "" : place.label();
    }
}

package org.terreau.problem.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.incubator.Themes;
import org.terreau.problem.Registry;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The registry; the form holds the filters as the address has them. */
public record RegistryPage(
        Form form, Registry.Found found, int threshold, List<Collectivity> regions, List<Collectivity> departements) {

    public RegistryPage {
        regions = List.copyOf(regions);
        departements = List.copyOf(departements);
    }

    public Map<String, String> themeOptions(Ui ui) {
        return Themes.options(ui.words());
    }

    /** The régions, then the départements by number. */
    public Map<String, String> placeOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Collectivity region : regions) options.put(region.id().toString(), region.name());
        for (Collectivity departement : departements)
            options.put(departement.id().toString(), departement.id().code() + " " + departement.name());
        return options;
    }

    public Map<String, String> sharedOptions(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(Registry.SHARED, ui.t("problem.shared.yes"));
        options.put(Registry.NOT_SHARED, ui.t("problem.shared.no"));
        return options;
    }

    public Map<String, String> orders(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("collectivites", ui.t("problem.order.collectivities"));
        options.put(Registry.RECENT, ui.t("problem.order.recent"));
        return options;
    }

    /** So many hold the words that counting stopped. */
    public boolean many() {
        return form.ticked("q") && found.cards().total() >= Registry.COUNTED;
    }

    /** Somebody searched or filtered. */
    public boolean narrowed() {
        return List.of("q", "theme", "territoire", "partage").stream().anyMatch(form::ticked);
    }
}

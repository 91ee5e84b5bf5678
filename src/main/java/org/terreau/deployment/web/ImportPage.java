package org.terreau.deployment.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.deployment.CollectivityList;
import org.terreau.deployment.Imports;
import org.terreau.deployment.Waves;
import org.terreau.portfolio.Product;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * Adding a list of collectivities.
 *
 * @param reading what the list says; null while it is being typed
 * @param last the lists that may be taken back
 */
public record ImportPage(
        Product product,
        Form form,
        Imports.@Nullable Reading reading,
        List<Waves.Progress> waves,
        List<Imports.Added> last) {

    public ImportPage {
        waves = List.copyOf(waves);
        last = List.copyOf(last);
    }

    public String path() {
        return product.id().path() + "/deploiements/ajout";
    }

    /** The candidates of a doubtful line, then leaving it out. */
    public Map<String, String> choices(CollectivityList.Line line, Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Collectivity place : line.candidates())
            options.put(
                    place.id().toString(),
                    ui.t(
                            "deployment.import.candidate",
                            place.label(),
                            ui.t("territory.kind." + place.id().kind().code()),
                            place.id().code()));
        options.put(Imports.LEAVE_OUT, ui.t("deployment.import.leave-out"));
        return options;
    }
}

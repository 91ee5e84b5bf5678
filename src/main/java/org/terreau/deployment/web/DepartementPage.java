package org.terreau.deployment.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.deployment.Coverages;
import org.terreau.portfolio.Product;
import org.terreau.shared.Slice;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The communes of a département.
 *
 * @param product whose states are shown; null for all of them
 */
public record DepartementPage(
        Collectivity departement, @Nullable Product product, Slice<Coverages.Commune> communes, Form form) {

    /** The map that this is a part of. */
    public String above() {
        return product == null ? "/couverture" : product.id().path() + "/couverture";
    }

    public String path() {
        return above() + "/departements/" + departement.id().code();
    }

    public Map<String, String> choices(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("oui", ui.t("deployment.departement.using"));
        options.put("non", ui.t("deployment.departement.not-using"));
        return options;
    }
}

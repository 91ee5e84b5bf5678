package org.terreau.deployment.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.deployment.Interests;
import org.terreau.portfolio.Product;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** "Je veux ce service": the form, with the collectivities to choose from when what was typed resembles several. */
public record InterestPage(Product product, Form form, List<Collectivities.Match> candidates) {

    public InterestPage {
        candidates = List.copyOf(candidates);
    }

    public Map<String, String> askers(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Interests.Asker asker : Interests.Asker.values())
            options.put(asker.code(), ui.t("deployment.interest.asker." + asker.code()));
        return options;
    }
}

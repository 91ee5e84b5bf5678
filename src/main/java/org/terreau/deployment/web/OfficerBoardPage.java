package org.terreau.deployment.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.deployment.Deployment;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The deployments that somebody follows, over all their products.
 *
 * @param names of the products of those that are shown
 */
public record OfficerBoardPage(
        Form form, boolean narrowed, Slice<Deployment> list, Map<ProductId, String> names, LocalDate today) {

    public OfficerBoardPage {
        names = Map.copyOf(names);
    }

    public Map<String, String> owners(Ui ui) {
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put("moi", ui.t("deployment.mine.me"));
        owners.put("tous", ui.t("deployment.everybody"));
        return owners;
    }
}

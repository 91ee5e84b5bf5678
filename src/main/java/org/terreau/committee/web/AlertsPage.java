package org.terreau.committee.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.committee.Alert;
import org.terreau.portfolio.Product;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** What was noticed of a product's figures. */
public record AlertsPage(Product product, Slice<Alert> alerts, Form form) {

    public String path() {
        return product.id().path() + "/alertes";
    }

    public static Map<String, String> kinds(Ui ui) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Alert.Kind kind : Alert.Kind.values()) kinds.put(kind.code(), ui.t("alert.kind." + kind.code()));
        return kinds;
    }
}

package org.terreau.portfolio.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.portfolio.EndingKind;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Before an ending is prepared. */
public record EndingStartPage(Product product, Form form) {

    public static Map<String, String> kinds(Ui ui) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (EndingKind kind : EndingKind.values()) kinds.put(kind.code(), ui.t("ending.kind." + kind.code()));
        return kinds;
    }
}

package org.terreau.portfolio.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.portfolio.MyProducts;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The products that somebody works on. */
public record MyProductsPage(Form form, Slice<MyProducts.Line> lines, boolean narrowed, boolean staff) {

    public Map<String, String> scopes(Ui ui) {
        Map<String, String> scopes = new LinkedHashMap<>();
        scopes.put("equipes", ui.t("portfolio.mine.teams"));
        scopes.put("tous", ui.t("portfolio.mine.everything"));
        return scopes;
    }
}

package org.terreau.funding.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.funding.DeclaredGrant;
import org.terreau.funding.FundingSource;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** What the law asks to publish of a grant, for those who work on its product. */
public record GrantPage(Product product, FundingSource source, Form form) {

    public String back() {
        return product.id().path() + "/gestion-budget/financements/"
                + source.contribution().id();
    }

    public String path() {
        return back() + "/subvention";
    }

    public Map<String, String> terms(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (DeclaredGrant.Terms one : DeclaredGrant.Terms.values())
            options.put(one.code(), ui.t("funding.grant.terms." + one.code()));
        return options;
    }
}

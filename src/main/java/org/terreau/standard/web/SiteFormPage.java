package org.terreau.standard.web;

import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.standard.WatchedSite;
import org.terreau.web.Form;

/** A site as its team declares it. @param site null when it is new @param conflict somebody changed it meanwhile */
public record SiteFormPage(Product product, @Nullable WatchedSite site, Form form, boolean conflict) {

    public String back() {
        return site == null ? product.id().path() + "/qualite" : site.path();
    }

    public String action() {
        return site == null ? product.id().path() + "/qualite/nouveau" : site.path() + "/modification";
    }
}

package org.terreau.takeover.web;

import org.terreau.portfolio.Product;
import org.terreau.takeover.Takeover;
import org.terreau.web.Form;

/** What a product needs, and "je peux reprendre". */
public record OfferPage(Product product, Takeover takeover, Form form) {

    public String path() {
        return product.id().path() + "/reprise";
    }
}

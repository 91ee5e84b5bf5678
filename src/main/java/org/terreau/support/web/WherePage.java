package org.terreau.support.web;

import java.util.List;
import org.terreau.portfolio.Product;
import org.terreau.support.SupportOffer;

/** For which of one's products help is asked for. */
public record WherePage(SupportOffer offer, List<Product> products) {

    public WherePage {
        products = List.copyOf(products);
    }

    public String ask(Product product) {
        return product.id().path() + "/appui/demande?prestation=" + offer.id();
    }
}

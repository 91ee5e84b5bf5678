package org.terreau.opendata.web;

import org.terreau.identity.ApiKeys;
import org.terreau.portfolio.Product;

/** Asks before a key is ended. */
public record KeyRevocationPage(Product product, ApiKeys.ApiKey key) {

    public String path() {
        return product.id().path() + "/cles";
    }
}

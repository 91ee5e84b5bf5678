package org.terreau.opendata.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.ApiKeys;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;

/**
 * The keys of a product.
 *
 * @param secret the key just made, shown this once
 */
public record KeysPage(
        List<ApiKeys.ApiKey> keys,
        Product product,
        Form form,
        @Nullable String secret) {

    public KeysPage {
        keys = List.copyOf(keys);
    }

    public String path() {
        return product.id().path() + "/cles";
    }
}

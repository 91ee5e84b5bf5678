package org.terreau.portfolio.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.terreau.portfolio.Products;
import org.terreau.web.MovedAddresses;

/** A product keeps its former ids: each of its pages and of its data is found under them too. */
@Component
class RenamedProducts implements MovedAddresses {

    private static final Pattern UNDER = Pattern.compile("(/produits|/api/produits|/api/v1/products)/([^/]+)(/.*)?");

    private final Products products;

    RenamedProducts(Products products) {
        this.products = products;
    }

    @Override
    public Optional<String> now(String path) {
        Matcher under = UNDER.matcher(path);
        if (!under.matches()) return Optional.empty();
        String rest = under.group(3) == null ? "" : under.group(3);
        return products.movedTo(UriUtils.decode(under.group(2), StandardCharsets.UTF_8))
                .map(product -> under.group(1) + "/"
                        + UriUtils.encodePathSegment(product.value(), StandardCharsets.UTF_8) + rest);
    }
}

package org.terreau.source.web;

import java.util.List;
import org.terreau.portfolio.Product;
import org.terreau.source.SourceKind;

/**
 * Which kind of source to add.
 *
 * @param fed there is an indicator to feed
 */
public record NewSourcePage(Product product, boolean fed) {

    public String path() {
        return product.id().path() + "/sources";
    }

    public List<SourceKind> kinds() {
        return List.of(SourceKind.values());
    }
}

package org.terreau.dormancy.web;

import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;

/** What addresses hold, read. */
final class Addresses {

    private Addresses() {}

    /** The id of an address; NotFound when it is not one. */
    static ProductId product(String id) {
        if (!ProductId.valid(id)) throw new NotFound("product", id);
        return new ProductId(id);
    }
}

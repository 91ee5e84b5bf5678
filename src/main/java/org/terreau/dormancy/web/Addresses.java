package org.terreau.dormancy.web;

import org.terreau.portfolio.ProductId;

/** What addresses hold, read. */
final class Addresses {

    private Addresses() {}

    /** The id of an address; NotFound when it is not one. */
    static ProductId product(String id) {
        return ProductId.parse(id);
    }
}

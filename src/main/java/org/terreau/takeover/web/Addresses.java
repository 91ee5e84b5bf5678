package org.terreau.takeover.web;

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

    static long number(String written) {
        if (!written.matches("[1-9]\\d{0,15}")) throw new NotFound("taker", written);
        return Long.parseLong(written);
    }
}

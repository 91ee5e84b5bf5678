package org.terreau.practice.web;

import org.terreau.portfolio.ProductId;
import org.terreau.shared.AddressNumber;

/** What addresses and hidden fields hold, read. */
final class Addresses {

    private Addresses() {}

    /** The id of an address; NotFound when it is not one. */
    static ProductId product(String id) {
        return ProductId.parse(id);
    }

    static long id(String written) {
        return AddressNumber.read(written, "id");
    }
}

package org.terreau.portfolio.web;

import org.terreau.portfolio.ProductId;
import org.terreau.shared.AddressNumber;
import org.terreau.shared.NotFound;

/** What addresses and hidden fields hold, read. */
final class Addresses {

    private Addresses() {}

    /** The id of an address; NotFound when it is not one. */
    static ProductId product(String id) {
        return ProductId.parse(id);
    }

    /** A number of an address, from 1; NotFound when it is not one. */
    static int number(String written) {
        if (!written.matches("[1-9]\\d{0,4}")) throw new NotFound("number", written);
        return Integer.parseInt(written);
    }

    static long id(String written) {
        return AddressNumber.read(written, "id");
    }
}

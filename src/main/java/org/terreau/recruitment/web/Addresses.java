package org.terreau.recruitment.web;

import org.terreau.shared.AddressNumber;

/** What stands in the addresses of offers. */
final class Addresses {

    private Addresses() {}

    /** The number of an address; NotFound when it is too large to be one. */
    static long number(String written) {
        return AddressNumber.read(written, "offer");
    }
}

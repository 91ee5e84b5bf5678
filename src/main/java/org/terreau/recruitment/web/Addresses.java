package org.terreau.recruitment.web;

import org.terreau.shared.NotFound;

/** What stands in the addresses of offers. */
final class Addresses {

    private Addresses() {}

    /** The number of an address; NotFound when it is too large to be one. */
    static long number(String written) {
        if (!written.matches("[1-9]\\d{0,15}")) throw new NotFound("offer", written);
        return Long.parseLong(written);
    }
}

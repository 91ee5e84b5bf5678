package org.terreau.access.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.AddressNumber;

/** What stands in the addresses of tools and plans. */
final class Addresses {

    private Addresses() {}

    /** The number of an address; NotFound when it is too large to be one. */
    static long number(String written) {
        return AddressNumber.read(written, "access");
    }

    /** The same page for an incubator. */
    static String of(String path, IncubatorId incubator) {
        return path + "?incubateur=" + UriUtils.encodeQueryParam(incubator.value(), StandardCharsets.UTF_8);
    }
}

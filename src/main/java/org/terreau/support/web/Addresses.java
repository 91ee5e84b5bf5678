package org.terreau.support.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.AddressNumber;

/** What stands in the addresses of support. */
final class Addresses {

    private Addresses() {}

    /** The number of an address; NotFound when it is too large to be one. */
    static long number(String written) {
        return AddressNumber.read(written, "support");
    }

    /** The same page for an incubator. */
    static String of(String path, IncubatorId incubator) {
        return path + "?incubateur=" + UriUtils.encodeQueryParam(incubator.value(), StandardCharsets.UTF_8);
    }
}

package org.terreau.committee.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;

/** What addresses and hidden fields hold, read. */
final class Addresses {

    static final String DATE = "{date:\\d{4}-\\d{2}-\\d{2}}";

    private Addresses() {}

    static ProductId product(String id) {
        return ProductId.parse(id);
    }

    static LocalDate date(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException notOne) {
            throw new NotFound("committee", written);
        }
    }
}

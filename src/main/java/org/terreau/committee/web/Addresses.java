package org.terreau.committee.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;
import org.terreau.web.Form;

/** What addresses and hidden fields hold, read. */
final class Addresses {

    static final String DATE = "{date:\\d{4}-\\d{2}-\\d{2}}";

    private Addresses() {}

    static ProductId product(String id) {
        if (!ProductId.valid(id)) throw new NotFound("product", id);
        return new ProductId(id);
    }

    static LocalDate date(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException notOne) {
            throw new NotFound("committee", written);
        }
    }

    /** The version that a form carries; -1, which no version is, when somebody tinkered. */
    static long version(Form form) {
        String written = form.text("version");
        return written.matches("\\d{1,15}") ? Long.parseLong(written) : -1;
    }

    static int page(String written) {
        return written.matches("\\d{1,6}") ? Integer.parseInt(written) : 1;
    }
}

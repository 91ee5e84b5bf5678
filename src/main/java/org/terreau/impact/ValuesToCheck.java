package org.terreau.impact;

import java.time.LocalDate;
import java.util.List;
import org.terreau.portfolio.ProductId;

/** Values that count although somebody has to say whether they are right: who found them knows. */
public interface ValuesToCheck {

    /**
     * A value that waits.
     *
     * @param indicator its code
     * @param start first day of its period, as the indicator is measured
     * @param place an official code, "" for the whole
     * @param segment "" for all
     */
    record Waiting(ProductId product, String indicator, LocalDate start, String place, String segment) {}

    /**
     * Those of every product, in a bounded number of statements. Held until something public changes, so whatever adds or
     * removes one says so to {@link org.terreau.web.PublicContent}.
     */
    List<Waiting> everywhere();
}

package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** What shows that somebody keeps a product alive. A module adds one as a bean; one statement for all products. */
public interface SignOfLife {

    /** Its words are the message `portfolio.sign.<code>`. */
    String code();

    /** A catalogue may have brought it: it does not say that anybody here follows the product. */
    default boolean fromCatalogue() {
        return false;
    }

    /** The last day, until today, on which each of these products gave it; those that never did are left out. */
    Map<ProductId, LocalDate> last(Collection<ProductId> products, LocalDate today);
}

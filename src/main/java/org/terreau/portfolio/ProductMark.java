package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Set;

/** Something that the catalogue says of products beside their phase. A module adds one as a bean. */
public interface ProductMark {

    /** Its words are the message `portfolio.mark.<code>`; what the catalogue's filter has in the address. */
    String code();

    /** The products that it depends on: asked when the catalogue is taken in memory, and a reason to say it anew. */
    Set<ProductId> known();

    /** Whether a product that did not end bears it on this day. */
    default boolean on(Product product, Set<ProductId> known, LocalDate today) {
        return known.contains(product.id());
    }
}

package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** Something that waits for those who work on a product. A module adds one as a bean; one statement for all products. */
public interface ProductChore {

    /** Its words are the message `portfolio.chore.<code>`, with how many wait. */
    String code();

    /** Where it stands among the others, from the first. */
    int order();

    /** How many wait for each of these products; those for which none does may be left out. */
    Map<ProductId, Long> waiting(Collection<ProductId> products, LocalDate today);

    /** Where they are dealt with. */
    String path(ProductId product);
}

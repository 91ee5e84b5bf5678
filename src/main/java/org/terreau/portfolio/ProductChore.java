package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that waits for those who work on a product. A module adds one as a bean; one statement for all products. */
public interface ProductChore {

    /** Its words are the message `portfolio.chore.<code>`, with how many wait. */
    String code();

    /** Where it stands among the others, from the first. */
    int order();

    /** What waits for each of these products; those for which nothing does may be left out. */
    Map<ProductId, Count> waiting(Collection<ProductId> products, LocalDate today);

    /** Where they are dealt with. */
    String path(ProductId product);

    /**
     * So many wait.
     *
     * @param since the day on which the first one came; null when nobody knows
     * @param until the first of their last days; null when none was set
     */
    record Count(
            long number,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {}
}

package org.terreau.funding;

import java.time.LocalDate;
import org.terreau.portfolio.Product;

/** By when the order that follows an end of money has to leave, and a committee to decide it: told by who owns committees. */
public interface OrderDeadlines {

    /**
     * @param orderBy the last day on which the order leaves in time
     * @param decideBy the last day on which a committee meets in time for that
     * @param closed the closure of the budget year brought both forward
     */
    record Deadline(LocalDate orderBy, LocalDate decideBy, boolean closed) {}

    /** @param ends the last day that is paid */
    Deadline of(Product product, LocalDate ends);
}

package org.terreau.committee;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.terreau.funding.OrderDeadlines;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Product;

/** Tells the order book by when to order, by the rules of committees. */
@Component
class DeadlinesOfOrders implements OrderDeadlines {

    private final Programmes programmes;

    DeadlinesOfOrders(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public Deadline of(Product product, LocalDate ends) {
        CommitteeRules.Deadline deadline =
                CommitteeRules.of(programmes.of(product.incubator())).deadline(ends);
        return new Deadline(deadline.orderBy(), deadline.decideBy(), deadline.closure() != null);
    }
}

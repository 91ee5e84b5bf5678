package org.terreau.funding;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Product;

/** By when the next act on an order is due, as the incubator of its product counts. */
@Component
class OrderCalendar {

    private final JdbcMoneyNorms norms;
    private final Programmes programmes;

    OrderCalendar(JdbcMoneyNorms norms, Programmes programmes) {
        this.norms = norms;
        this.programmes = programmes;
    }

    /** What the orders of one product are counted with. */
    record Of(BudgetClosure closure, MoneyNorms norms) {

        /** Empty for an order that is over. */
        Optional<NextAct> next(PurchaseOrder order) {
            return NextAct.of(order, closure, norms);
        }
    }

    Of of(Product product) {
        return new Of(programmes.of(product.incubator()).calendar().closure(), norms.of(product.incubator()));
    }
}

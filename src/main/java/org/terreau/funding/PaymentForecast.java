package org.terreau.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.terreau.incubator.BudgetClosure;
import org.terreau.shared.Money;

/**
 * In which year what is ordered will be paid (CP): what is paid on its day, what is signed on its {@link Payday}, and what is
 * left as equal months, each signed on its last day.
 */
final class PaymentForecast {

    /** More months than an order lasts, so that a wrong one ends too. */
    private static final int MONTHS = 120;

    private PaymentForecast() {}

    /** What will be paid in each year, the first one first. */
    static Map<Integer, Money> byYear(Collection<PurchaseOrder> orders, BudgetClosure closure) {
        Map<Integer, Money> years = new TreeMap<>();
        for (PurchaseOrder order : orders)
            if (order.state().engages())
                for (PurchaseOrder.Delivery one : deliveries(order))
                    years.merge(day(one, closure).getYear(), one.amount(), Money::plus);
        return years;
    }

    private static List<PurchaseOrder.Delivery> deliveries(PurchaseOrder order) {
        List<PurchaseOrder.Delivery> all = new ArrayList<>(order.deliveries().stream()
                .filter(PurchaseOrder.Delivery::counts)
                .toList());
        if (order.state() == OrderState.SETTLED) return all;
        for (int month = 0; month < MONTHS; month++) {
            Optional<PurchaseOrder.Delivery> next = order.with(all).nextDelivery();
            if (next.isEmpty()) break;
            all.add(next.get());
        }
        return all;
    }

    private static LocalDate day(PurchaseOrder.Delivery one, BudgetClosure closure) {
        LocalDate paid = one.dates().paid();
        if (paid != null) return paid;
        LocalDate signed = one.dates().signed();
        return Payday.of(signed == null ? one.endsOn() : signed, closure);
    }
}

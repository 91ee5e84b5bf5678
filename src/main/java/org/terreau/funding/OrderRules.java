package org.terreau.funding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.terreau.shared.Money;

/** What money allows of an order: no more than what was granted, in time, and nothing paid before it is engaged. */
final class OrderRules {

    private OrderRules() {}

    /**
     * What each envelope would lack if an order were issued (AE are the ceiling: LOLF art. 8; FIELD 1.3, F1).
     *
     * @param granted what each envelope holds
     * @param others the orders of the product, this one among them or not
     * @return the envelopes that lack money, and how much; empty when none does
     */
    static Map<Long, Money> lacking(PurchaseOrder order, Map<Long, Money> granted, Collection<PurchaseOrder> others) {
        Map<Long, Money> lacking = new LinkedHashMap<>();
        for (PurchaseOrder.Split split : order.splits()) {
            long envelope = split.envelope();
            Money wanted = on(envelope, order.splits());
            Money left = granted.getOrDefault(envelope, Money.ZERO).minus(engaged(envelope, order.id(), others));
            if (wanted.compareTo(left) > 0) lacking.put(envelope, wanted.minus(left));
        }
        return lacking;
    }

    private static Money on(long envelope, List<PurchaseOrder.Split> splits) {
        return splits.stream()
                .filter(split -> split.envelope() == envelope)
                .map(PurchaseOrder.Split::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** What orders other than this one engage of an envelope. */
    static Money engaged(long envelope, long except, Collection<PurchaseOrder> orders) {
        return orders.stream()
                .filter(order -> order.id() != except)
                .map(order -> on(envelope, order.engagedSplits()))
                .reduce(Money.ZERO, Money::plus);
    }

    /**
     * The last day on which an order may be issued, by the acts that its money came by (FIELD 1.3, F3): by those that its
     * splits name, else by the one of the product that lasts longest.
     *
     * @return empty when none has a last day
     */
    static Optional<LocalDate> commitBy(PurchaseOrder order, List<FundingSource> sources) {
        List<FundingSource> named = sources.stream()
                .filter(source -> order.splits().stream()
                        .anyMatch(split ->
                                Long.valueOf(source.contribution().id()).equals(split.contribution())))
                .toList();
        if (!named.isEmpty())
            return named.stream().flatMap(source -> source.commitBy().stream()).min(LocalDate::compareTo);
        boolean open = sources.stream().anyMatch(source -> source.commitBy().isEmpty());
        return open
                ? Optional.empty()
                : sources.stream().flatMap(source -> source.commitBy().stream()).max(LocalDate::compareTo);
    }

    /** More would be paid by the end of a year than was engaged until then (LOLF art. 8; FIELD 1.3, F2). */
    static boolean overpaid(PurchaseOrder order, int year, Money more) {
        Money engaged = order.engagedSplits().stream()
                .filter(split -> split.year() <= year)
                .map(PurchaseOrder.Split::amount)
                .reduce(Money.ZERO, Money::plus);
        return order.paidUntil(year).plus(more).compareTo(engaged) > 0;
    }
}

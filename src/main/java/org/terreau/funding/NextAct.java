package org.terreau.funding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.BudgetClosure;

/**
 * What to do next about an order, and by when: the time that it usually takes in the incubator
 * ({@link MoneyNorm.Kind#ORDERS}), or before the budget year closes.
 *
 * @param code of its words: a state that is reached by it, `preparer` for a statement to write, or `solde`
 * @param since when it waits
 * @param due by when it is done in good time
 * @param delivery what was delivered that it is about; null when it is about the order
 */
public record NextAct(String code, LocalDate since, LocalDate due, PurchaseOrder.@Nullable Delivery delivery) {

    /** A statement has to be written of what was done. */
    public static final String PREPARE = "preparer";

    /** Days by which it is late; zero in good time. */
    public long late(LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(due, today));
    }

    /** Days for which it has waited. */
    public long age(LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(since, today));
    }

    /** Empty when the order is over. */
    static Optional<NextAct> of(PurchaseOrder order, BudgetClosure closure, MoneyNorms norms) {
        LocalDate since = order.lastDay().orElse(order.terms().startsOn());
        LocalDate need = order.day(OrderState.NEED).orElse(since);
        return switch (order.state()) {
            case NEED -> act(OrderState.QUOTE_ASKED, since, need.plusDays(norms.of(MoneyNorm.NEED_TO_QUOTE)));
            case QUOTE_ASKED -> act(OrderState.QUOTE_SIGNED, since, since.plusDays(norms.of(MoneyNorm.QUOTE_TO_ORDER)));
            case QUOTE_SIGNED ->
                act(
                        OrderState.ISSUED,
                        since,
                        beforeClosure(
                                order.day(OrderState.QUOTE_ASKED)
                                        .orElse(since)
                                        .plusDays(norms.of(MoneyNorm.QUOTE_TO_ORDER)),
                                closure));
            case ISSUED ->
                act(OrderState.RECEIVED, since, later(since, need.plusDays(norms.of(MoneyNorm.NEED_TO_START))));
            case RECEIVED ->
                act(OrderState.RUNNING, since, later(since, order.terms().startsOn()));
            case RUNNING -> Optional.of(running(order, since, closure, norms));
            case SETTLED, CANCELLED -> Optional.empty();
        };
    }

    private static Optional<NextAct> act(OrderState reached, LocalDate since, LocalDate due) {
        return Optional.of(new NextAct(reached.code(), since, due, null));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Orders leave by the safe day of a closure, when the usual time would end in it. */
    private static LocalDate beforeClosure(LocalDate due, BudgetClosure closure) {
        return closure.touchedBy(due, due)
                .map(BudgetClosure.Dated::safeDay)
                .filter(due::isAfter)
                .orElse(due);
    }

    private static NextAct running(PurchaseOrder order, LocalDate since, BudgetClosure closure, MoneyNorms norms) {
        return order.deliveries().stream()
                .filter(one -> one.state().next().isPresent())
                .findFirst()
                .map(one -> of(one, closure, norms))
                .or(() -> order.nextDelivery()
                        .map(one -> new NextAct(
                                PREPARE, later(since, one.startsOn()), signing(one.endsOn(), closure), null)))
                .orElseGet(() -> {
                    LocalDate last = order.deliveries().stream()
                            .flatMap(one -> one.dates().last().stream())
                            .max(LocalDate::compareTo)
                            .orElse(since);
                    return new NextAct(
                            OrderState.SETTLED.code(),
                            last,
                            later(order.terms().endsOn(), last).plusDays(Payday.DAYS),
                            null);
                });
    }

    private static NextAct of(PurchaseOrder.Delivery one, BudgetClosure closure, MoneyNorms norms) {
        DeliveryState next = one.state().next().orElseThrow();
        LocalDate last = one.dates().last().orElse(one.endsOn());
        LocalDate due = switch (next) {
            case SIGNED -> signing(one.endsOn(), closure);
            case SENT -> last.plusDays(norms.of(MoneyNorm.STATEMENT_TO_HOLDER));
            case PAID -> Payday.of(last, closure);
            case INVOICED, PREPARED, WITHDRAWN -> last.plusDays(Payday.DAYS);
        };
        return new NextAct(next.code(), last, due, one);
    }

    /** Within a month of the end of what was done, and before payments stop where that comes sooner. */
    private static LocalDate signing(LocalDate ends, BudgetClosure closure) {
        LocalDate usual = ends.plusDays(Payday.DAYS);
        return closure.unpaidOn(usual)
                .map(BudgetClosure.Dated::paymentsStop)
                .filter(stop -> stop.isAfter(ends))
                .orElse(usual);
    }
}

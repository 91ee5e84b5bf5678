package org.terreau.funding;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.PaidWork;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;

/**
 * Whom an order pays, said once it is issued. Who reads what a unit costs alone reads and says it: beside the total of the
 * order, the days of one person would tell it.
 */
@Service
public class OrderedWork {

    private final JdbcOrders stored;
    private final ObjectProvider<PaidWork> work;

    OrderedWork(JdbcOrders stored, ObjectProvider<PaidWork> work) {
        this.stored = stored;
        this.work = work;
    }

    /** What everybody of the product's team does or did, with their days within the order; nothing for whoever reads no price. */
    @Transactional(readOnly = true)
    public List<PaidWork.Work> of(OrderBook book, PurchaseOrder order, Actor actor) {
        if (!book.prices()) return List.of();
        return work.stream()
                .flatMap(module -> told(module, order, actor).stream())
                .toList();
    }

    /**
     * The order pays what somebody does, whatever paid it before.
     *
     * @throws Refused while the order is not issued, or when it is over before the work begins
     * @throws org.terreau.shared.Stale when somebody else wrote on the work since `version`
     * @throws org.terreau.shared.NotAllowed for whoever reads no price
     */
    @Transactional
    public PaidWork.Bounded add(ProductId product, long number, long id, long version, Actor actor) {
        PurchaseOrder order = find(product, number);
        if (!order.state().engages()) throw new Refused("mission", "funding.order.work.not-issued");
        return paid(product, id, MoneyThatPays.order(number), version, actor);
    }

    /**
     * The order pays it no more, and nobody said what does.
     *
     * @throws Refused when this order is not what pays it
     * @throws org.terreau.shared.Stale when somebody else wrote on the work since `version`
     * @throws org.terreau.shared.NotAllowed for whoever reads no price
     */
    @Transactional
    public void remove(ProductId product, long number, long id, long version, Actor actor) {
        PurchaseOrder order = find(product, number);
        String key = MoneyThatPays.order(number);
        if (work.stream()
                .flatMap(module -> told(module, order, actor).stream())
                .anyMatch(one -> one.id() == id
                        && one.version() == version
                        && !one.paidBy().equals(key))) throw new Refused("mission", "funding.order.work.not-paid");
        paid(product, id, "", version, actor);
    }

    private static List<PaidWork.Work> told(PaidWork module, PurchaseOrder order, Actor actor) {
        return module.of(
                order.product(), order.terms().startsOn(), order.terms().endsOn(), actor);
    }

    private PurchaseOrder find(ProductId product, long number) {
        return stored.find(product, number).orElseThrow(() -> new NotFound("order", number));
    }

    private PaidWork.Bounded paid(ProductId product, long id, String key, long version, Actor actor) {
        return work.stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("work", id))
                .pay(product, id, key, version, actor);
    }
}

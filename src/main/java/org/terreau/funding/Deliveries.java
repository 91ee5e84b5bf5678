package org.terreau.funding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;

/** What is delivered of an order, one act after the other until it is paid. */
@Service
public class Deliveries {

    private static final int DELIVERABLES = 2000;
    private static final String RESERVE = "reserve";

    private final JdbcOrders stored;
    private final OrderRights rights;
    private final OrderActs acts;
    private final ObjectProvider<BeforeLastDelivery> beforeLast;

    Deliveries(JdbcOrders stored, OrderRights rights, OrderActs acts, ObjectProvider<BeforeLastDelivery> beforeLast) {
        this.stored = stored;
        this.rights = rights;
        this.acts = acts;
        this.beforeLast = beforeLast;
    }

    /**
     * What was delivered, as it is typed, taxes included.
     *
     * @param amount below zero for a credit note; null when it is no amount
     * @param last nothing more will be delivered
     * @param reserve on what it is not accepted; empty when it is accepted as it is
     */
    public record Delivered(
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable Money amount,
            boolean last,
            String deliverables,
            String reserve) {}

    /**
     * Writes a statement of what was done.
     *
     * @return its number
     * @throws Refused on the fields `du`, `au`, `montant`, `livrables` and `reserve`
     */
    @Transactional
    public long deliver(ProductId id, long number, Delivered typed, long version, Actor actor) {
        rights.mustWork(id, actor);
        PurchaseOrder order = acts.taken(id, number, version);
        if (order.state() != OrderState.RUNNING) throw new Refused("", "funding.delivery.not-running");
        Objections objections = new Objections();
        LocalDate from = typed.startsOn();
        LocalDate until = typed.endsOn();
        Money amount = typed.amount();
        objections.when(from == null, "du", "funding.order.day");
        objections.when(until == null || from != null && until.isBefore(from), "au", "funding.order.until.before");
        objections.when(amount == null || amount.cents() == 0, "montant", "funding.delivery.amount");
        objections.when(typed.deliverables().length() > DELIVERABLES, "livrables", "funding.order.long", DELIVERABLES);
        objections.when(typed.reserve().length() > OrderActs.REASON, RESERVE, "funding.order.long", OrderActs.REASON);
        if (amount != null && amount.cents() != 0) against(order, amount, from, until, typed.reserve(), objections);
        if (from == null || until == null || amount == null || objections.any()) throw objections.refusal();
        long delivery = stored.deliver(
                number,
                new PurchaseOrder.Delivery(
                        0,
                        from,
                        until,
                        amount,
                        typed.last(),
                        typed.deliverables().strip(),
                        typed.reserve().strip(),
                        DeliveryState.PREPARED,
                        PurchaseOrder.Delivery.Dates.NONE,
                        ""));
        acts.note(number, delivery, DeliveryState.PREPARED.code(), acts.today(), actor);
        acts.written(id, number, "funding.delivery-added", DeliveryState.PREPARED.code(), actor);
        return delivery;
    }

    /** Nothing is delivered twice, nor above the order; a credit note says why. */
    private static void against(
            PurchaseOrder order,
            Money amount,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String reserve,
            Objections objections) {
        boolean credit = amount.cents() < 0;
        Money after = order.delivered().plus(amount);
        objections.when(after.compareTo(order.total()) > 0, "montant", "funding.delivery.above");
        objections.when(after.cents() < 0, "montant", "funding.delivery.below");
        objections.when(credit && reserve.isBlank(), RESERVE, "funding.delivery.credit");
        boolean twice = order.deliveries().stream()
                .anyMatch(one -> one.counts()
                        && !one.credit()
                        && one.startsOn().equals(from)
                        && one.endsOn().equals(until));
        objections.when(!credit && twice, "du", "funding.delivery.twice");
    }

    /**
     * Moves what was delivered to its next state. Its payment and what it changes are written together or not at all.
     *
     * @throws Refused on the fields `le` and `facture`, or on the whole; on the whole too while a module says what has to be
     *     done before the last one is signed
     */
    @Transactional
    public void advance(
            ProductId id, long number, long delivery, DeliveryState to, Orders.Act act, long version, Actor actor) {
        rights.mustWork(id, actor);
        PurchaseOrder order = acts.taken(id, number, version);
        PurchaseOrder.Delivery one = delivery(order, delivery);
        if (one.state().next().filter(to::equals).isEmpty()) throw new Refused("", "funding.order.move.not");
        Objections objections = new Objections();
        LocalDate day = acts.day(act.day(), one.dates().last().orElse(one.credit() ? null : one.endsOn()), objections);
        objections.when(
                to == DeliveryState.INVOICED && act.number().isBlank(), "facture", "funding.delivery.invoice.needed");
        objections.when(act.number().length() > OrderDraft.NUMBER, "facture", "funding.order.long", OrderDraft.NUMBER);
        objections.when(
                to == DeliveryState.PAID && OrderRules.overpaid(order, day.getYear(), one.amount()),
                OrderActs.DAY,
                "funding.delivery.unengaged",
                String.valueOf(day.getYear()));
        if (to == DeliveryState.SIGNED && one.last())
            beforeLast.forEach(module -> objections.addAll(module.open(order, one.endsOn())));
        objections.raise();
        String invoice = to == DeliveryState.INVOICED ? act.number().strip() : one.invoice();
        stored.move(delivery, to, one.dates().with(to, day), invoice);
        acts.note(number, delivery, to.code(), day, actor);
        acts.written(id, number, "funding.delivery-moved", to.code(), actor);
    }

    private static PurchaseOrder.Delivery delivery(PurchaseOrder order, long delivery) {
        return order.deliveries().stream()
                .filter(one -> one.id() == delivery)
                .findFirst()
                .orElseThrow(() -> new NotFound("delivery", delivery));
    }

    /**
     * Takes the last act on what was delivered back, or the whole of it when nothing was signed yet.
     *
     * @throws Refused on the field `raison`, or on the whole when the order is over
     */
    @Transactional
    public void takeBack(ProductId id, long number, long delivery, String reason, long version, Actor actor) {
        rights.mustWork(id, actor);
        PurchaseOrder order = acts.taken(id, number, version);
        PurchaseOrder.Delivery one = delivery(order, delivery);
        if (order.state() != OrderState.RUNNING || !one.counts()) throw new Refused("", "funding.order.move.not");
        if (reason.isBlank() || reason.length() > OrderActs.REASON)
            throw new Refused("raison", "funding.order.reason", OrderActs.REASON);
        DeliveryState before = one.state().before().orElse(DeliveryState.WITHDRAWN);
        String invoice = one.state() == DeliveryState.INVOICED ? "" : one.invoice();
        stored.move(delivery, before, one.dates().with(one.state(), null), invoice);
        stored.takeBack(number, delivery, one.state().code());
        acts.noteBack(number, delivery, before.code(), reason, actor);
        acts.written(id, number, "funding.delivery-taken-back", before.code(), actor);
    }
}

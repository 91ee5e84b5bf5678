package org.terreau.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/** Orders of a product, from the need to the settlement, written by those who work on it. */
@Service
public class Orders {

    private final JdbcOrders stored;
    private final JdbcFundingSources sources;
    private final OrderRights rights;
    private final OrderActs acts;
    private final Endings endings;
    private final PublicContent content;

    Orders(
            JdbcOrders stored,
            JdbcFundingSources sources,
            OrderRights rights,
            OrderActs acts,
            Endings endings,
            PublicContent content) {
        this.stored = stored;
        this.sources = sources;
        this.rights = rights;
        this.acts = acts;
        this.endings = endings;
        this.content = content;
    }

    /**
     * Writes a need, with what is known of the order that will meet it.
     *
     * @return its number
     * @throws Refused naming each field that is wrong, or when the product ended
     */
    @Transactional
    public long add(ProductId id, OrderDraft draft, Actor actor) {
        Product product = rights.mustWork(id, actor);
        endings.mustLive(id);
        OrderDraft.Checked checked = checked(product, null, draft, actor);
        long order = stored.insert(id, checked.terms(), actor);
        stored.fill(order, draft.lines(), checked.splits());
        acts.note(order, null, OrderState.NEED.code(), acts.today(), actor);
        acts.written(id, order, "funding.order-added", OrderState.NEED.code(), actor);
        return order;
    }

    private OrderDraft.Checked checked(Product product, @Nullable PurchaseOrder before, OrderDraft draft, Actor actor) {
        boolean priced = draft.lines().stream().anyMatch(PurchaseOrder.Line::priced);
        if ((priced || before != null && before.priced())
                && !rights.of(product, actor).prices()) throw new NotAllowed("prices of " + product.id());
        return draft.checked(stored.grants(product.id()), sources.of(product.id()));
    }

    /**
     * Changes an order while nothing of it is engaged.
     *
     * @throws Stale when somebody wrote on it since `version`
     * @throws Refused naming each field that is wrong, or when it is issued already
     */
    @Transactional
    public void change(ProductId id, long order, OrderDraft draft, long version, Actor actor) {
        Product product = rights.mustWork(id, actor);
        PurchaseOrder before = acts.taken(id, order, version);
        if (!before.state().open()) throw new Refused("", "funding.order.engaged");
        OrderDraft.Checked checked = checked(product, before, draft, actor);
        stored.change(order, checked.terms());
        stored.fill(order, draft.lines(), checked.splits());
        acts.written(id, order, "funding.order-changed", before.state().code(), actor);
    }

    /**
     * An act as it is typed.
     *
     * @param day on which it happened; null when it is no day
     * @param number of the commitment or of the invoice; empty when there is none
     * @param overrun why a lead signs above an envelope; empty otherwise
     */
    public record Act(@Nullable LocalDate day, String number, String overrun) {}

    /**
     * Moves an order to a state.
     *
     * @throws Stale when somebody wrote on it since `version`
     * @throws Refused on the fields `le`, `numero-ej` and `derogation`, or on the whole when money does not allow it
     */
    @Transactional
    public void move(ProductId id, long number, OrderState to, Act act, long version, Actor actor) {
        Product product = rights.mustWork(id, actor);
        PurchaseOrder order = acts.taken(id, number, version);
        if (!order.state().leadsTo(to)) throw new Refused("", "funding.order.move.not");
        Objections objections = new Objections();
        LocalDate day = acts.day(act.day(), order.lastDay().orElse(null), objections);
        objections.when(
                act.number().length() > OrderDraft.NUMBER, "numero-ej", "funding.order.long", OrderDraft.NUMBER);
        String overrun = order.overrun();
        if (to == OrderState.ISSUED) {
            endings.mustLive(id);
            overrun = issued(product, order, act, day, objections, actor);
        }
        if (to == OrderState.CANCELLED)
            objections.when(
                    order.deliveries().stream().anyMatch(one -> one.state().done()), "", "funding.order.cancel.done");
        if (to == OrderState.SETTLED) settled(order, objections);
        objections.raise();
        stored.state(number, to, overrun);
        pays(order.state(), to);
        if (!act.number().isBlank()) stored.number(number, act.number().strip());
        acts.note(number, null, to.code(), day, actor);
        acts.written(id, number, "funding.order-moved", to.code(), actor);
    }

    /** What is held of those whom orders pay is made anew once an order pays, or no longer does. */
    private void pays(OrderState from, OrderState to) {
        if (from.engages() != to.engages()) content.changed();
    }

    /** @return why it is signed above an envelope; empty when it is not */
    private String issued(
            Product product, PurchaseOrder order, Act act, LocalDate day, Objections objections, Actor actor) {
        stored.holdGrants(product.id());
        Map<Long, Money> granted = stored.grants(product.id()).stream()
                .collect(Collectors.toMap(JdbcOrders.Grant::id, JdbcOrders.Grant::amount));
        objections.when(granted.isEmpty(), "", "funding.order.no-envelope");
        objections.when(!granted.isEmpty() && order.splits().isEmpty(), "", "funding.order.no-share");
        OrderRules.commitBy(order, sources.of(product.id()))
                .filter(day::isAfter)
                .ifPresent(last -> objections.add(OrderActs.DAY, "funding.order.commit-by", last));
        LocalDate market = order.terms().marketUntil();
        objections.when(
                market != null && day.isAfter(market),
                OrderActs.DAY,
                "funding.order.market-over",
                market == null ? "" : market);
        stored.fill(order.id(), order.lines(), inYearOf(day, order.splits()));
        boolean above = !order.splits().isEmpty()
                && !OrderRules.lacking(order, granted, stored.of(product.id())).isEmpty();
        String reason = act.overrun().strip();
        if (!above) return "";
        objections.when(
                reason.isEmpty(),
                "derogation",
                "funding.order.above." + (OrderRights.leads(product, actor) ? "lead" : "team"));
        objections.when(
                !reason.isEmpty() && !OrderRights.leads(product, actor), "derogation", "funding.order.above.team");
        objections.when(reason.length() > OrderActs.REASON, "derogation", "funding.order.long", OrderActs.REASON);
        return reason;
    }

    /** Nothing is engaged in a year that is over on the day of the order. */
    private static List<PurchaseOrder.Split> inYearOf(LocalDate day, List<PurchaseOrder.Split> splits) {
        return splits.stream()
                .map(split -> new PurchaseOrder.Split(
                        split.envelope(), split.contribution(), Math.max(split.year(), day.getYear()), split.amount()))
                .toList();
    }

    private static void settled(PurchaseOrder order, Objections objections) {
        boolean waits = order.deliveries().stream().anyMatch(one -> one.counts() && one.state() != DeliveryState.PAID);
        objections.when(waits, "", "funding.order.settle.waits");
        objections.when(order.paid().cents() == 0 && !waits, "", "funding.order.settle.nothing");
    }

    /**
     * Takes the last act on an order back: it stays in its history, with the reason.
     *
     * @throws Refused on the field `raison`, or on the whole when something followed from it
     */
    @Transactional
    public void takeBack(ProductId id, long number, String reason, long version, Actor actor) {
        rights.mustWork(id, actor);
        PurchaseOrder order = acts.taken(id, number, version);
        OrderState before = order.state() == OrderState.CANCELLED
                ? beforeCancelled(order)
                : order.state().before().orElse(null);
        Objections objections = new Objections();
        objections.when(before == null, "", "funding.order.back.first");
        objections.when(
                reason.isBlank() || reason.length() > OrderActs.REASON,
                "raison",
                "funding.order.reason",
                OrderActs.REASON);
        boolean delivered = order.state() == OrderState.RUNNING
                && order.deliveries().stream().anyMatch(PurchaseOrder.Delivery::counts);
        objections.when(delivered, "", "funding.order.back.delivered");
        if (before == null || objections.any()) throw objections.refusal();
        stored.takeBack(number, null, order.state().code());
        stored.state(number, before, before.open() ? "" : order.overrun());
        pays(order.state(), before);
        acts.noteBack(number, null, before.code(), reason, actor);
        acts.written(id, number, "funding.order-taken-back", before.code(), actor);
    }

    private static @Nullable OrderState beforeCancelled(PurchaseOrder order) {
        return order.steps().stream()
                .filter(step -> step.delivery() == null && !step.takenBack())
                .flatMap(step -> OrderState.of(step.to()).stream())
                .filter(state -> state != OrderState.CANCELLED)
                .reduce((first, second) -> second)
                .orElse(null);
    }
}

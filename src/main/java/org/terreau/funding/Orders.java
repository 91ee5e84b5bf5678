package org.terreau.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCarriers;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/**
 * The order book of a product, for those who work on it. What a unit costs is a secret of business: the lead of the
 * incubator, the agent who carries the product and administrators read and type it, nobody else.
 */
@Service
public class Orders {

    private static final int REASON = 500;
    private static final int DELIVERABLES = 2000;
    private static final String DAY = "le";
    private static final String RESERVE = "reserve";

    private final JdbcOrders stored;
    private final JdbcFundingSources sources;
    private final JdbcMoneyNorms norms;
    private final Products products;
    private final ObjectProvider<ProductCarriers> carriers;
    private final ObjectProvider<BeforeLastDelivery> beforeLast;
    private final Endings endings;
    private final Programmes programmes;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Orders(
            JdbcOrders stored,
            JdbcFundingSources sources,
            JdbcMoneyNorms norms,
            Products products,
            ObjectProvider<ProductCarriers> carriers,
            ObjectProvider<BeforeLastDelivery> beforeLast,
            Endings endings,
            Programmes programmes,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.sources = sources;
        this.norms = norms;
        this.products = products;
        this.carriers = carriers;
        this.beforeLast = beforeLast;
        this.endings = endings;
        this.programmes = programmes;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /**
     * An envelope that may pay orders.
     *
     * @param increment null when no decision gave it
     * @param engaged what orders engage of it
     */
    public record Envelope(
            long id, @Nullable Integer increment, Money amount, LocalDate from, LocalDate until, Money engaged) {

        public Money left() {
            return amount.minus(engaged);
        }
    }

    /**
     * The order book.
     *
     * @param next what to do about each order that is not over
     * @param prices the reader may read what a unit costs
     * @param lead the reader may sign above an envelope
     * @param ended the product ended: its orders have to be stopped
     * @param written what they write into the budget
     * @param norms what the incubator counts with where nobody said otherwise
     */
    public record Book(
            Product product,
            List<PurchaseOrder> orders,
            Map<Long, NextAct> next,
            List<Envelope> envelopes,
            List<FundingSource> sources,
            boolean prices,
            boolean lead,
            boolean ended,
            List<BudgetLine> written,
            MoneyNorms norms,
            LocalDate today) {

        public Book {
            orders = List.copyOf(orders);
            next = Map.copyOf(next);
            envelopes = List.copyOf(envelopes);
            sources = List.copyOf(sources);
            written = List.copyOf(written);
        }

        public Optional<NextAct> next(PurchaseOrder order) {
            return Optional.ofNullable(next.get(order.id()));
        }

        /** One of its orders, or NotFound. */
        public PurchaseOrder order(long id) {
            return orders.stream()
                    .filter(order -> order.id() == id)
                    .findFirst()
                    .orElseThrow(() -> new NotFound("order", id));
        }

        /** Those whose next act is due first, then those that are over, the last one first. */
        List<PurchaseOrder> byNextAct() {
            return orders.stream()
                    .sorted(Comparator.comparing((PurchaseOrder order) ->
                            next(order).map(NextAct::due).orElse(LocalDate.MAX)))
                    .toList();
        }
    }

    public LocalDate today() {
        return Paris.today(clock);
    }

    /** What is ordered for a product, the next act first. */
    @Transactional(readOnly = true)
    public Book of(ProductId id, Actor actor) {
        Product product = mustWork(id, actor);
        List<PurchaseOrder> orders = stored.of(id);
        BudgetClosure closure = closure(product);
        MoneyNorms usual = norms.of(product.incubator());
        Map<Long, NextAct> next = new LinkedHashMap<>();
        for (PurchaseOrder order : orders)
            NextAct.of(order, closure, usual).ifPresent(act -> next.put(order.id(), act));
        boolean lead = leads(product, actor);
        Book book = new Book(
                product,
                orders,
                next,
                envelopes(id, orders),
                sources.of(id),
                lead || carries(id, actor),
                lead,
                endings.ended(product),
                OrderedLines.of(orders),
                usual,
                today());
        return new Book(
                product,
                book.byNextAct(),
                next,
                book.envelopes(),
                book.sources(),
                book.prices(),
                lead,
                book.ended(),
                book.written(),
                usual,
                book.today());
    }

    /** The order book as it leaves in a file or for a program, which the journal tells (FIELD 1.8). */
    @Transactional
    public Book exported(ProductId id, Actor actor) {
        Book book = of(id, actor);
        audit.record(
                actor.who(),
                "funding.orders-exported",
                "product:" + id,
                Map.of("count", String.valueOf(book.orders().size())));
        return book;
    }

    private List<Envelope> envelopes(ProductId id, List<PurchaseOrder> orders) {
        return stored.grants(id).stream()
                .map(grant -> new Envelope(
                        grant.id(),
                        grant.increment(),
                        grant.amount(),
                        grant.from(),
                        grant.until(),
                        OrderRules.engaged(grant.id(), 0, orders)))
                .toList();
    }

    private Product mustWork(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        if (!actor.signedIn()) throw new NotAllowed("orders of " + id);
        return products.read(id);
    }

    private BudgetClosure closure(Product product) {
        return programmes.of(product.incubator()).calendar().closure();
    }

    private static boolean leads(Product product, Actor actor) {
        return actor.has(product.incubator().value(), Role.LEAD);
    }

    private boolean carries(ProductId id, Actor actor) {
        return carriers.stream().anyMatch(one -> one.carries(actor.id(), id));
    }

    /** Whether this person may read and type what a unit costs. */
    private boolean prices(Product product, Actor actor) {
        return leads(product, actor) || carries(product.id(), actor);
    }

    /**
     * Writes a need, with what is known of the order that will meet it.
     *
     * @return its number
     * @throws Refused naming each field that is wrong, or when the product ended
     */
    @Transactional
    public long add(ProductId id, OrderDraft draft, Actor actor) {
        Product product = mustWork(id, actor);
        endings.mustLive(id);
        OrderDraft.Checked checked = checked(product, null, draft, actor);
        long order = stored.insert(id, checked.terms(), actor);
        stored.fill(order, draft.lines(), checked.splits());
        stored.note(order, step(null, OrderState.NEED.code(), today(), "", false, actor), clock.instant(), actor);
        written(id, order, "funding.order-added", OrderState.NEED.code(), actor);
        return order;
    }

    private OrderDraft.Checked checked(Product product, @Nullable PurchaseOrder before, OrderDraft draft, Actor actor) {
        boolean priced = draft.lines().stream().anyMatch(PurchaseOrder.Line::priced);
        if ((priced || before != null && before.priced()) && !prices(product, actor))
            throw new NotAllowed("prices of " + product.id());
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
        Product product = mustWork(id, actor);
        PurchaseOrder before = taken(id, order, version);
        if (!before.state().open()) throw new Refused("", "funding.order.engaged");
        OrderDraft.Checked checked = checked(product, before, draft, actor);
        stored.change(order, checked.terms());
        stored.fill(order, draft.lines(), checked.splits());
        written(id, order, "funding.order-changed", before.state().code(), actor);
    }

    /** The order, which nobody else writes on until the transaction ends. */
    private PurchaseOrder taken(ProductId id, long order, long version) {
        PurchaseOrder found = stored.find(id, order).orElseThrow(() -> new NotFound("order", order));
        if (!stored.take(order, version)) throw new Stale("order", order, version);
        return found;
    }

    /** What every write ends with: by when the next act is due, and who did this. */
    private void written(ProductId id, long order, String action, String state, Actor actor) {
        PurchaseOrder now = stored.find(id, order).orElseThrow(() -> new NotFound("order", order));
        Product product = products.read(id);
        stored.due(
                order,
                NextAct.of(now, closure(product), norms.of(product.incubator())).orElse(null));
        audit.record(actor.who(), action, "product:" + id, Map.of("order", String.valueOf(order), "state", state));
    }

    private static PurchaseOrder.Step step(
            @Nullable Long delivery, String to, LocalDate day, String reason, boolean back, Actor actor) {
        return new PurchaseOrder.Step(delivery, to, day, reason, back, actor.name());
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
        Product product = mustWork(id, actor);
        PurchaseOrder order = taken(id, number, version);
        if (!order.state().leadsTo(to)) throw new Refused("", "funding.order.move.not");
        Objections objections = new Objections();
        LocalDate day = day(act.day(), order.lastDay().orElse(null), objections);
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
        stored.note(number, step(null, to.code(), day, "", false, actor), clock.instant(), actor);
        written(id, number, "funding.order-moved", to.code(), actor);
    }

    /** What is held of those whom orders pay is made anew once an order pays, or no longer does. */
    private void pays(OrderState from, OrderState to) {
        if (from.engages() != to.engages()) content.changed();
    }

    /** An act happened by today, and not before the one that it follows. */
    private LocalDate day(@Nullable LocalDate typed, @Nullable LocalDate before, Objections objections) {
        LocalDate today = today();
        objections.when(typed == null, DAY, "funding.order.day");
        objections.when(typed != null && typed.isAfter(today), DAY, "funding.order.day.future");
        objections.when(
                typed != null && before != null && typed.isBefore(before),
                DAY,
                "funding.order.day.before",
                before == null ? "" : before);
        return typed == null ? today : typed;
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
                .ifPresent(last -> objections.add(DAY, "funding.order.commit-by", last));
        LocalDate market = order.terms().marketUntil();
        objections.when(
                market != null && day.isAfter(market), DAY, "funding.order.market-over", market == null ? "" : market);
        stored.fill(order.id(), order.lines(), inYearOf(day, order.splits()));
        boolean above = !order.splits().isEmpty()
                && !OrderRules.lacking(order, granted, stored.of(product.id())).isEmpty();
        String reason = act.overrun().strip();
        if (!above) return "";
        objections.when(
                reason.isEmpty(), "derogation", "funding.order.above." + (leads(product, actor) ? "lead" : "team"));
        objections.when(!reason.isEmpty() && !leads(product, actor), "derogation", "funding.order.above.team");
        objections.when(reason.length() > REASON, "derogation", "funding.order.long", REASON);
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
        mustWork(id, actor);
        PurchaseOrder order = taken(id, number, version);
        OrderState before = order.state() == OrderState.CANCELLED
                ? beforeCancelled(order)
                : order.state().before().orElse(null);
        Objections objections = new Objections();
        objections.when(before == null, "", "funding.order.back.first");
        objections.when(reason.isBlank() || reason.length() > REASON, "raison", "funding.order.reason", REASON);
        boolean delivered = order.state() == OrderState.RUNNING
                && order.deliveries().stream().anyMatch(PurchaseOrder.Delivery::counts);
        objections.when(delivered, "", "funding.order.back.delivered");
        if (before == null || objections.any()) throw objections.refusal();
        stored.takeBack(number, null, order.state().code());
        stored.state(number, before, before.open() ? "" : order.overrun());
        pays(order.state(), before);
        stored.note(number, step(null, before.code(), today(), reason.strip(), true, actor), clock.instant(), actor);
        written(id, number, "funding.order-taken-back", before.code(), actor);
    }

    private static @Nullable OrderState beforeCancelled(PurchaseOrder order) {
        return order.steps().stream()
                .filter(step -> step.delivery() == null && !step.takenBack())
                .flatMap(step -> OrderState.of(step.to()).stream())
                .filter(state -> state != OrderState.CANCELLED)
                .reduce((first, second) -> second)
                .orElse(null);
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
        mustWork(id, actor);
        PurchaseOrder order = taken(id, number, version);
        if (order.state() != OrderState.RUNNING) throw new Refused("", "funding.delivery.not-running");
        Objections objections = new Objections();
        LocalDate from = typed.startsOn();
        LocalDate until = typed.endsOn();
        Money amount = typed.amount();
        objections.when(from == null, "du", "funding.order.day");
        objections.when(until == null || from != null && until.isBefore(from), "au", "funding.order.until.before");
        objections.when(amount == null || amount.cents() == 0, "montant", "funding.delivery.amount");
        objections.when(typed.deliverables().length() > DELIVERABLES, "livrables", "funding.order.long", DELIVERABLES);
        objections.when(typed.reserve().length() > REASON, RESERVE, "funding.order.long", REASON);
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
        stored.note(
                number,
                step(delivery, DeliveryState.PREPARED.code(), today(), "", false, actor),
                clock.instant(),
                actor);
        written(id, number, "funding.delivery-added", DeliveryState.PREPARED.code(), actor);
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
            ProductId id, long number, long delivery, DeliveryState to, Act act, long version, Actor actor) {
        mustWork(id, actor);
        PurchaseOrder order = taken(id, number, version);
        PurchaseOrder.Delivery one = delivery(order, delivery);
        if (one.state().next().filter(to::equals).isEmpty()) throw new Refused("", "funding.order.move.not");
        Objections objections = new Objections();
        LocalDate day = day(act.day(), one.dates().last().orElse(one.credit() ? null : one.endsOn()), objections);
        objections.when(
                to == DeliveryState.INVOICED && act.number().isBlank(), "facture", "funding.delivery.invoice.needed");
        objections.when(act.number().length() > OrderDraft.NUMBER, "facture", "funding.order.long", OrderDraft.NUMBER);
        objections.when(
                to == DeliveryState.PAID && OrderRules.overpaid(order, day.getYear(), one.amount()),
                DAY,
                "funding.delivery.unengaged",
                String.valueOf(day.getYear()));
        if (to == DeliveryState.SIGNED && one.last())
            beforeLast.forEach(module -> objections.addAll(module.open(order, one.endsOn())));
        objections.raise();
        String invoice = to == DeliveryState.INVOICED ? act.number().strip() : one.invoice();
        stored.move(delivery, to, one.dates().with(to, day), invoice);
        stored.note(number, step(delivery, to.code(), day, "", false, actor), clock.instant(), actor);
        written(id, number, "funding.delivery-moved", to.code(), actor);
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
    public void takeBackDelivery(ProductId id, long number, long delivery, String reason, long version, Actor actor) {
        mustWork(id, actor);
        PurchaseOrder order = taken(id, number, version);
        PurchaseOrder.Delivery one = delivery(order, delivery);
        if (order.state() != OrderState.RUNNING || !one.counts()) throw new Refused("", "funding.order.move.not");
        if (reason.isBlank() || reason.length() > REASON) throw new Refused("raison", "funding.order.reason", REASON);
        DeliveryState before = one.state().before().orElse(DeliveryState.WITHDRAWN);
        String invoice = one.state() == DeliveryState.INVOICED ? "" : one.invoice();
        stored.move(delivery, before, one.dates().with(one.state(), null), invoice);
        stored.takeBack(number, delivery, one.state().code());
        stored.note(
                number, step(delivery, before.code(), today(), reason.strip(), true, actor), clock.instant(), actor);
        written(id, number, "funding.delivery-taken-back", before.code(), actor);
    }
}

package org.terreau.funding;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;

/** Order books, read by those who work on their products. */
@Service
public class OrderBooks {

    private final JdbcOrders stored;
    private final JdbcFundingSources sources;
    private final OrderCalendar calendar;
    private final OrderRights rights;
    private final Endings endings;
    private final Audit audit;
    private final Clock clock;

    OrderBooks(
            JdbcOrders stored,
            JdbcFundingSources sources,
            OrderCalendar calendar,
            OrderRights rights,
            Endings endings,
            Audit audit,
            Clock clock) {
        this.stored = stored;
        this.sources = sources;
        this.calendar = calendar;
        this.rights = rights;
        this.endings = endings;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is ordered for a product, the next act first. */
    @Transactional(readOnly = true)
    public OrderBook of(ProductId id, Actor actor) {
        Product product = rights.mustWork(id, actor);
        List<PurchaseOrder> orders = stored.of(id);
        OrderCalendar.Of days = calendar.of(product);
        Map<Long, NextAct> next = new LinkedHashMap<>();
        for (PurchaseOrder order : orders) days.next(order).ifPresent(act -> next.put(order.id(), act));
        return new OrderBook(
                product,
                orders,
                next,
                envelopes(id, orders),
                sources.of(id),
                rights.of(product, actor),
                endings.ended(product),
                days.norms(),
                Paris.today(clock));
    }

    /** The order book as it leaves in a file or for a program, which the journal tells (FIELD 1.8). */
    @Transactional
    public OrderBook exported(ProductId id, Actor actor) {
        OrderBook book = of(id, actor);
        audit.record(
                actor.who(),
                "funding.orders-exported",
                "product:" + id,
                Map.of("count", String.valueOf(book.orders().size())));
        return book;
    }

    private List<OrderBook.Envelope> envelopes(ProductId id, List<PurchaseOrder> orders) {
        return stored.grants(id).stream()
                .map(grant -> new OrderBook.Envelope(
                        grant.id(),
                        grant.increment(),
                        grant.amount(),
                        grant.from(),
                        grant.until(),
                        OrderRules.engaged(grant.id(), 0, orders)))
                .toList();
    }
}

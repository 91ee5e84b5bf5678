package org.terreau.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Stale;

/**
 * What every act on an order begins and ends with: the order is taken, so that nobody else writes on it; the act is noted with
 * its day; by when the next one is due is written, and who did it told.
 */
@Component
class OrderActs {

    /** The longest reason of an act, in characters. */
    static final int REASON = 500;

    /** The field of the day of an act. */
    static final String DAY = "le";

    private final JdbcOrders stored;
    private final OrderCalendar calendar;
    private final Products products;
    private final Audit audit;
    private final Clock clock;

    OrderActs(JdbcOrders stored, OrderCalendar calendar, Products products, Audit audit, Clock clock) {
        this.stored = stored;
        this.calendar = calendar;
        this.products = products;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return Paris.today(clock);
    }

    /**
     * The order, which nobody else writes on until the transaction ends.
     *
     * @throws Stale when somebody wrote on it since `version`
     */
    PurchaseOrder taken(ProductId id, long order, long version) {
        PurchaseOrder found = find(id, order);
        if (!stored.take(order, version)) throw new Stale("order", order, version);
        return found;
    }

    private PurchaseOrder find(ProductId id, long order) {
        return stored.find(id, order).orElseThrow(() -> new NotFound("order", order));
    }

    /** An act happened by today, and not before the one that it follows: anything else is objected to. */
    LocalDate day(@Nullable LocalDate typed, @Nullable LocalDate before, Objections objections) {
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

    /** Notes an act, of the order itself where `delivery` is null. */
    void note(long order, @Nullable Long delivery, String to, LocalDate day, Actor actor) {
        note(order, delivery, to, day, "", false, actor);
    }

    /** Notes that the last act was taken back today, and why. */
    void noteBack(long order, @Nullable Long delivery, String to, String reason, Actor actor) {
        note(order, delivery, to, today(), reason.strip(), true, actor);
    }

    private void note(
            long order, @Nullable Long delivery, String to, LocalDate day, String reason, boolean back, Actor actor) {
        PurchaseOrder.Step step = new PurchaseOrder.Step(delivery, to, day, reason, back, actor.name());
        stored.note(order, step, clock.instant(), actor);
    }

    /** What every write ends with: by when the next act is due, and who did this. */
    void written(ProductId id, long order, String action, String state, Actor actor) {
        PurchaseOrder now = find(id, order);
        stored.due(order, calendar.of(products.read(id)).next(now).orElse(null));
        audit.record(actor.who(), action, "product:" + id, Map.of("order", String.valueOf(order), "state", state));
    }
}

package org.terreau.funding;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;

/**
 * The order book of a product, as one reader reads it.
 *
 * @param orders those whose next act is due first, then those that are over
 * @param next what to do about each order that is not over
 * @param ended the product ended: its orders have to be stopped
 * @param norms what the incubator counts with where nobody said otherwise
 */
public record OrderBook(
        Product product,
        List<PurchaseOrder> orders,
        Map<Long, NextAct> next,
        List<Envelope> envelopes,
        List<FundingSource> sources,
        Rights rights,
        boolean ended,
        MoneyNorms norms,
        LocalDate today) {

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
     * What the reader may.
     *
     * @param prices read what a unit costs
     * @param lead sign above an envelope
     */
    public record Rights(boolean prices, boolean lead) {}

    public OrderBook {
        next = Map.copyOf(next);
        Map<Long, NextAct> acts = next;
        orders = orders.stream()
                .sorted(Comparator.comparing((PurchaseOrder order) -> due(acts.get(order.id()))))
                .toList();
        envelopes = List.copyOf(envelopes);
        sources = List.copyOf(sources);
    }

    private static LocalDate due(@Nullable NextAct act) {
        return act == null ? LocalDate.MAX : act.due();
    }

    /** The reader may read what a unit costs. */
    public boolean prices() {
        return rights.prices();
    }

    /** The reader may sign above an envelope. */
    public boolean lead() {
        return rights.lead();
    }

    /** What the orders write into the budget. */
    public List<BudgetLine> written() {
        return OrderedLines.of(orders);
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
}

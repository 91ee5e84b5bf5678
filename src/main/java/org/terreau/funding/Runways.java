package org.terreau.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCountdown;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Paris;

/** How far the money of a product goes, for those who work on it. */
@Service
public class Runways {

    private final JdbcOrders stored;
    private final Products products;
    private final Programmes programmes;
    private final JdbcMoneyNorms norms;
    private final ObjectProvider<OrderDeadlines> deadlines;
    private final ObjectProvider<ProductCountdown> countdowns;
    private final Clock clock;

    Runways(
            JdbcOrders stored,
            Products products,
            Programmes programmes,
            JdbcMoneyNorms norms,
            ObjectProvider<OrderDeadlines> deadlines,
            ObjectProvider<ProductCountdown> countdowns,
            Clock clock) {
        this.stored = stored;
        this.products = products;
        this.programmes = programmes;
        this.norms = norms;
        this.deadlines = deadlines;
        this.countdowns = countdowns;
        this.clock = clock;
    }

    /**
     * A runway with what it asks for.
     *
     * @param runway null when nobody granted anything
     * @param deadline by when to order what follows; null without a runway
     * @param left what the clock of decisions says; null when it says nothing
     * @param order the order whose next act is due first; null when none waits
     * @param closures that the time it speaks of meets
     */
    public record Told(
            Product product,
            @Nullable Runway runway,
            OrderDeadlines.@Nullable Deadline deadline,
            ProductCountdown.@Nullable Left left,
            @Nullable PurchaseOrder order,
            @Nullable NextAct next,
            List<BudgetClosure.Dated> closures,
            LocalDate today) {

        public Told {
            closures = List.copyOf(closures);
        }
    }

    @Transactional(readOnly = true)
    public Told of(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        if (!actor.signedIn()) throw new NotAllowed("runway of " + id);
        Product product = products.read(id);
        LocalDate today = Paris.today(clock);
        BudgetClosure closure = programmes.of(product.incubator()).calendar().closure();
        MoneyNorms usual = norms.of(product.incubator());
        List<PurchaseOrder> orders = stored.of(id);
        Optional<Runway> runway = Runway.of(stored.grants(id), orders, closure, today);
        PurchaseOrder pressing = orders.stream()
                .filter(order -> !order.state().over())
                .min(Comparator.comparing(order ->
                        NextAct.of(order, closure, usual).map(NextAct::due).orElse(LocalDate.MAX)))
                .orElse(null);
        return new Told(
                product,
                runway.orElse(null),
                runway.flatMap(one -> deadlines.stream()
                                .findFirst()
                                .map(known -> known.of(product, one.governing().day())))
                        .orElse(null),
                countdowns.stream()
                        .flatMap(one -> one.of(List.of(product)).values().stream())
                        .findFirst()
                        .orElse(null),
                pressing,
                pressing == null ? null : NextAct.of(pressing, closure, usual).orElse(null),
                runway.map(one -> closure.between(
                                one.from(), later(one.last(), today).plusMonths(1)))
                        .orElse(List.of()),
                today);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}

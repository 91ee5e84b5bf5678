package org.terreau.committee;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.NotAllowed;

/** How much time is left to products, for those who work on them. */
@Service
public class Clocks {

    private final ClockQuery query;
    private final Products products;
    private final Shelf shelf;

    Clocks(ClockQuery query, Products products, Shelf shelf) {
        this.query = query;
        this.products = products;
        this.shelf = shelf;
    }

    /** That of a product, for who works on it; empty when it ended, or when nobody wrote what pays it. */
    @Transactional(readOnly = true)
    public Optional<ProductClock> of(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        return query.clock(products.read(id));
    }

    /** A product that cannot wait. */
    public record Pressing(Product product, ProductClock clock) {}

    /** The products of one's incubators that cannot wait: the soonest day first, those whose period is over last. */
    @Transactional(readOnly = true)
    public List<Pressing> pressing(Actor actor) {
        if (!actor.signedIn() || !actor.staff()) throw new NotAllowed("time left to products");
        Map<ProductId, Product> mine = new LinkedHashMap<>();
        for (Shelf.Card card : shelf.cards())
            if (actor.staffOf(card.product().incubator().value()))
                mine.put(card.product().id(), card.product());
        return query.clocks(mine.values()).entrySet().stream()
                .filter(one -> one.getValue().pressing())
                .map(one -> new Pressing(Objects.requireNonNull(mine.get(one.getKey())), one.getValue()))
                .sorted(Comparator.comparing((Pressing one) -> one.clock().situation() == ProductClock.Situation.OVER)
                        .thenComparing(one -> one.clock().deadline().decideBy()))
                .toList();
    }
}

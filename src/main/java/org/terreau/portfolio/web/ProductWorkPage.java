package org.terreau.portfolio.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.MyProducts;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCountdown;

/**
 * Where the people of a product work: where it stands today, what waits, then everything that they may do.
 *
 * @param staff works for its incubator
 * @param ended nothing more is opened, put up or asked of it
 * @param left how much time it has left; null when nothing says it
 * @param sides none once it ended
 */
public record ProductWorkPage(
        Product product,
        boolean staff,
        boolean ended,
        LocalDate today,
        ProductCountdown.@Nullable Left left,
        List<MyProducts.Waiting> waiting,
        List<MyProducts.Side> sides) {

    public ProductWorkPage {
        waiting = List.copyOf(waiting);
        sides = List.copyOf(sides);
    }

    public Product.@Nullable Phase phase() {
        return product.phaseOn(today);
    }

    /** The increment that runs, drawn with the day by which a committee has to decide. */
    public Optional<IncrementBar> bar() {
        return product.incrementOn(today)
                .map(increment -> IncrementBar.of(increment, today, left == null ? null : left.by()));
    }
}

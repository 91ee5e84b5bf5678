package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading a list of phases. Dates are facts: a phase has a start, and lasts until the next one's. */
public final class Phases {

    private Phases() {}

    /** The phase in effect on this day: the latest start not after it, ties broken by listing order; null before all. */
    public static Product.@Nullable Phase inEffect(List<Product.Phase> phases, LocalDate day) {
        Product.Phase found = null;
        for (Product.Phase phase : phases)
            if (!phase.start().isAfter(day) && (found == null || !phase.start().isBefore(found.start()))) found = phase;
        return found;
    }

    /** A phase that begins here, under its own name. */
    static Product.Phase from(PhaseKind kind, LocalDate start) {
        return new Product.Phase(kind, kind.code(), start, null, null);
    }

    /** In the order in which they start, ties in listing order: the product's life, announced phases last. */
    public static List<Product.Phase> inOrder(List<Product.Phase> phases) {
        return phases.stream()
                .sorted(Comparator.comparing(Product.Phase::start))
                .toList();
    }
}

package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.Outcome;
import org.terreau.decision.Stage;

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

    /**
     * The phase that a decision begins; empty when it leaves the one in effect, or ends it by its own steps. One that is
     * sustained is consolidated first, then operated.
     *
     * @param now the phase in effect; null when there is none
     */
    static Optional<PhaseKind> after(Outcome outcome, Product.@Nullable Phase now) {
        PhaseKind kind = now == null ? null : now.kind();
        PhaseKind next = switch (outcome) {
            case INVESTIGATE -> PhaseKind.INVESTIGATION;
            case BUILD -> PhaseKind.CONSTRUCTION;
            case ACCELERATE -> PhaseKind.ACCELERATION;
            case SUSTAIN -> kind == PhaseKind.CONSOLIDATION ? PhaseKind.OPERATED : PhaseKind.CONSOLIDATION;
            case CONTINUE, PROVISIONAL, TRANSFER -> kind;
            case STOP, REDIRECT -> PhaseKind.abandonedFrom(now);
        };
        return next == kind ? Optional.empty() : Optional.ofNullable(next);
    }

    /** Where a product stands for a committee. */
    static Stage stage(Product.@Nullable Phase now) {
        if (now == null) return Stage.UNKNOWN;
        return switch (now.kind()) {
            case INVESTIGATION -> Stage.INVESTIGATION;
            case CONSTRUCTION -> Stage.CONSTRUCTION;
            case ACCELERATION -> Stage.ACCELERATION;
            case CONSOLIDATION -> Stage.CONSOLIDATION;
            case OPERATED -> Stage.OPERATED;
            case TRANSFERRED, ABANDONED_AT_INVESTIGATION, ABANDONED -> Stage.ENDED;
        };
    }

    /** In the order in which they start, ties in listing order: the product's life, announced phases last. */
    public static List<Product.Phase> inOrder(List<Product.Phase> phases) {
        return phases.stream()
                .sorted(Comparator.comparing(Product.Phase::start))
                .toList();
    }
}

package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.terreau.territory.CollectivityId;

/**
 * An increment with its scope, how the scope moved, and what came of it.
 *
 * @param settledOn the day its scope was settled: since then it moves by dated, motivated changes; null before
 * @param changes the oldest first
 * @param learnt and what comes next: told by the review; empty before it is published
 * @param came what is said of a goal that no figure measures; null until somebody said
 * @param version of what two people may edit
 */
public record IncrementPlan(
        Increment increment,
        @Nullable LocalDate settledOn,
        List<Item> items,
        List<Change> changes,
        String learnt,
        String next,
        @Nullable LocalDate reviewedOn,
        @Nullable Came came,
        long version) {

    public IncrementPlan {
        items = List.copyOf(items);
        changes = List.copyOf(changes);
    }

    /**
     * A part of the scope.
     *
     * @param place when its words name a collectivity
     * @param addedBy the change that added it; null when it was planned
     * @param droppedBy the change that dropped it; null while it is in the scope
     * @param outcome null until somebody said
     * @param learnt what it taught; may be empty
     */
    public record Item(
            long id,
            ScopeKind kind,
            String wording,
            @Nullable CollectivityId place,
            @Nullable Long addedBy,
            @Nullable Long droppedBy,
            ScopeKind.@Nullable Outcome outcome,
            @Nullable LocalDate outcomeOn,
            String learnt) {

        public boolean kept() {
            return droppedBy == null;
        }

        public boolean planned() {
            return addedBy == null;
        }

        /** What the team says of it; empty until it said, or while it is open. */
        public Optional<Verdict> verdict() {
            return outcome == null ? Optional.empty() : Verdict.of(outcome);
        }
    }

    /** Whether the goal came, and the sentence that says how one knows. */
    public record Came(Verdict verdict, String told) {}

    /** @param author who changed it, shown to those who work on the product only */
    public record Change(long id, LocalDate on, String reason, String author) {}

    public boolean settled() {
        return settledOn != null;
    }

    public boolean over(LocalDate today) {
        return increment.dropped() || !increment.end().isAfter(today);
    }

    public boolean running(LocalDate today) {
        return increment.covers(today);
    }

    /** What is still in the scope, of one kind. */
    public List<Item> kept(ScopeKind kind) {
        return select(item -> item.kept() && item.kind() == kind);
    }

    public List<Item> kept() {
        return select(Item::kept);
    }

    public List<Item> planned() {
        return select(Item::planned);
    }

    public List<Item> dropped() {
        return select(item -> !item.kept());
    }

    public List<Item> added() {
        return select(item -> !item.planned());
    }

    public List<Item> done() {
        return select(item -> item.kept()
                && (item.outcome() == ScopeKind.Outcome.DONE || item.outcome() == ScopeKind.Outcome.CONFIRMED));
    }

    public List<Item> addedBy(Change change) {
        return select(item -> item.addedBy() != null && item.addedBy() == change.id());
    }

    public List<Item> droppedBy(Change change) {
        return select(item -> item.droppedBy() != null && item.droppedBy() == change.id());
    }

    private List<Item> select(Predicate<Item> which) {
        return items.stream().filter(which).toList();
    }
}

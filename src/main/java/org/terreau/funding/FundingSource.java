package org.terreau.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/**
 * A contribution as its team follows it: by which act it comes, and what happened to it since.
 *
 * @param movements the first one first; none is ever changed
 */
public record FundingSource(Contribution contribution, Agreement agreement, List<Movement> movements) {

    public FundingSource {
        movements = List.copyOf(movements);
    }

    /**
     * Something dated that happened to a contribution.
     *
     * @param delta what it adds or takes away; zero when it changes something else
     * @param commitBy the new last day to order with it; null when that does not change
     * @param standing what the tranche becomes; null when that does not change
     */
    public record Movement(
            LocalDate day,
            Money delta,
            String reason,
            @Nullable LocalDate commitBy,
            @Nullable TrancheState standing,
            String proof,
            String author) {}

    /** The last day to order with it, amendments counted. */
    public Optional<LocalDate> commitBy() {
        return last(movements.stream().map(Movement::commitBy).toList())
                .or(() -> Optional.ofNullable(agreement.commitBy()));
    }

    /** How far the tranche is; one with a condition that nobody lifted is suspended. */
    public TrancheState standing() {
        return last(movements.stream().map(Movement::standing).toList()).orElse(TrancheState.OPEN);
    }

    private static <T> Optional<T> last(List<@Nullable T> changes) {
        for (int place = changes.size() - 1; place >= 0; place--) {
            T change = changes.get(place);
            if (change != null) return Optional.of(change);
        }
        return Optional.empty();
    }
}

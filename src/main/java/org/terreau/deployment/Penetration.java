package org.terreau.deployment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a product had come into its target on any day: of the target as it is set today, what used the product then.
 *
 * @param target collectivities, and inhabitants of the communes among them
 * @param reached what was in use, inside the target, from each of these days on
 */
record Penetration(Reached target, NavigableMap<LocalDate, Reached> reached) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** So many collectivities, and so many inhabitants of the communes among them. */
    record Reached(long places, long inhabitants) {

        static final Reached NONE = new Reached(0, 0);

        Reached plus(Reached other) {
            return new Reached(places + other.places, inhabitants + other.inhabitants);
        }
    }

    /** On a day, in a part of the country, so many more or fewer use it. */
    record Step(Coverages.Cell cell, LocalDate on, Reached change) {}

    /** From what changed, in any order; what is outside the target does not count. */
    static Penetration of(Map<Coverages.Cell, Coverage.Share> targets, Collection<Step> steps) {
        Reached target = targets.values().stream()
                .map(share -> new Reached(share.targets(), share.inhabitants()))
                .reduce(Reached.NONE, Reached::plus);
        TreeMap<LocalDate, Reached> changes = new TreeMap<>();
        for (Step step : steps)
            if (targets.containsKey(step.cell())) changes.merge(step.on(), step.change(), Reached::plus);
        TreeMap<LocalDate, Reached> reached = new TreeMap<>();
        Reached sum = Reached.NONE;
        for (Map.Entry<LocalDate, Reached> change : changes.entrySet()) {
            sum = sum.plus(change.getValue());
            reached.put(change.getKey(), sum);
        }
        return new Penetration(target, reached);
    }

    /** The first day on which something was in use; empty when nothing ever was. */
    Optional<LocalDate> since() {
        return reached.isEmpty() ? Optional.empty() : Optional.of(reached.firstKey());
    }

    /** What was in use at the end of the day before this one; empty before the first use, which is not the same as none. */
    Optional<Reached> before(LocalDate until) {
        return Optional.ofNullable(reached.lowerEntry(until)).map(Map.Entry::getValue);
    }

    Optional<BigDecimal> placesBefore(LocalDate until) {
        return before(until).map(found -> BigDecimal.valueOf(found.places()));
    }

    /** In percent of the target's collectivities; empty when it has none. */
    Optional<BigDecimal> shareBefore(LocalDate until) {
        return before(until).flatMap(found -> percent(found.places(), target.places()));
    }

    /** In percent of the inhabitants of the target's communes; empty when it has none. */
    Optional<BigDecimal> inhabitantsBefore(LocalDate until) {
        return before(until).flatMap(found -> percent(found.inhabitants(), target.inhabitants()));
    }

    private static Optional<BigDecimal> percent(long part, long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
                        .min(HUNDRED));
    }
}

package org.terreau.deployment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a product had come into its target on any day: of the target as it was that day, what used the product then.
 *
 * @param stretches from each of these days on, what was counted by the target of then
 */
record Penetration(NavigableMap<LocalDate, Stretch> stretches) {

    /**
     * A time during which the target stayed the same.
     *
     * @param target collectivities, and inhabitants of the communes among them
     * @param reached what was in use inside this target, from each of these days on, whatever the target was then
     */
    record Stretch(Reached target, NavigableMap<LocalDate, Reached> reached) {

        static Stretch of(Map<Coverages.Cell, Coverage.Share> targets, Collection<Step> steps) {
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
            return new Stretch(target, reached);
        }
    }

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

    /**
     * From what changed, in any order; what is outside the target does not count.
     *
     * @param targets each from the day on which it was set; the first one holds before it too
     */
    static Penetration of(
            NavigableMap<LocalDate, Map<Coverages.Cell, Coverage.Share>> targets, Collection<Step> steps) {
        TreeMap<LocalDate, Stretch> stretches = new TreeMap<>();
        targets.forEach((day, cells) -> stretches.put(day, Stretch.of(cells, steps)));
        return new Penetration(stretches);
    }

    /** The first day on which something inside the target of that day, or of a later one, was in use. */
    Optional<LocalDate> since() {
        return stretches.values().stream()
                .filter(stretch -> !stretch.reached().isEmpty())
                .map(stretch -> stretch.reached().firstKey())
                .min(Comparator.naturalOrder());
    }

    private Optional<Stretch> stretchBefore(LocalDate until) {
        Map.Entry<LocalDate, Stretch> held = stretches.lowerEntry(until);
        if (held == null) held = stretches.firstEntry();
        return Optional.ofNullable(held).map(Map.Entry::getValue);
    }

    /** What was in use at the end of the day before this one; empty before the first use, which is not the same as none. */
    private static Optional<Reached> before(Stretch stretch, LocalDate until) {
        return Optional.ofNullable(stretch.reached().lowerEntry(until)).map(Map.Entry::getValue);
    }

    Optional<BigDecimal> placesBefore(LocalDate until) {
        return stretchBefore(until)
                .flatMap(stretch -> before(stretch, until))
                .map(found -> BigDecimal.valueOf(found.places()));
    }

    /** In percent of the target's collectivities; empty when it has none. */
    Optional<BigDecimal> shareBefore(LocalDate until) {
        return stretchBefore(until)
                .flatMap(stretch -> before(stretch, until)
                        .flatMap(found ->
                                percent(found.places(), stretch.target().places())));
    }

    /** In percent of the inhabitants of the target's communes; empty when it has none. */
    Optional<BigDecimal> inhabitantsBefore(LocalDate until) {
        return stretchBefore(until)
                .flatMap(stretch -> before(stretch, until)
                        .flatMap(found ->
                                percent(found.inhabitants(), stretch.target().inhabitants())));
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

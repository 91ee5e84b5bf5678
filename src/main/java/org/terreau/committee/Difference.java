package org.terreau.committee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a frozen pack that is another one today, because a measurement came late, was corrected or was taken back.
 *
 * @param kind "valeur", "cible", or "retire" when the indicator is no longer there
 * @param start first day of the period; null for a target
 * @param frozen as the pack says; null when it was missing
 * @param now as it is known today; null when it is missing
 */
public record Difference(
        String code,
        String name,
        String unit,
        String kind,
        String periodicity,
        @Nullable LocalDate start,
        @Nullable BigDecimal frozen,
        @Nullable BigDecimal now) {

    /**
     * What changed of what the pack says; an indicator that it did not speak of is left out.
     *
     * @param now the results of today for the same day, with more periods than the pack has
     */
    static List<Difference> between(Evidence frozen, List<Evidence.Result> now) {
        Map<String, Evidence.Result> current = new HashMap<>();
        for (Evidence.Result result : now) current.put(result.code(), result);
        List<Difference> found = new ArrayList<>();
        for (Evidence.Result then : frozen.results()) {
            Evidence.Result known = current.get(then.code());
            if (known == null || !known.periodicity().equals(then.periodicity())) {
                if (then.value() != null)
                    found.add(new Difference(
                            then.code(),
                            then.name(),
                            then.unit(),
                            "retire",
                            then.periodicity(),
                            then.start(),
                            then.value(),
                            null));
                continue;
            }
            if (!same(then.target(), known.target()))
                found.add(new Difference(
                        then.code(),
                        then.name(),
                        then.unit(),
                        "cible",
                        then.periodicity(),
                        null,
                        then.target(),
                        known.target()));
            values(then, known, found);
        }
        return found;
    }

    private static void values(Evidence.Result then, Evidence.Result known, List<Difference> found) {
        Map<LocalDate, BigDecimal> values = new HashMap<>();
        for (Evidence.Point point : known.points()) if (point.value() != null) values.put(point.start(), point.value());
        for (Evidence.Point point : then.points()) {
            BigDecimal today = values.get(point.start());
            if (!same(point.value(), today))
                found.add(new Difference(
                        then.code(),
                        then.name(),
                        then.unit(),
                        "valeur",
                        then.periodicity(),
                        point.start(),
                        point.value(),
                        today));
        }
        for (Evidence.Point point : known.points())
            if (point.value() != null && (then.start() == null || point.start().isAfter(then.start())))
                found.add(new Difference(
                        then.code(),
                        then.name(),
                        then.unit(),
                        "valeur",
                        then.periodicity(),
                        point.start(),
                        null,
                        point.value()));
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) return one == null && other == null;
        return one.compareTo(other) == 0;
    }
}

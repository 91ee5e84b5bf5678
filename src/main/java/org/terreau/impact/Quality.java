package org.terreau.impact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far the public can rely on a product's figures, out of 100, each part with its points and why.
 *
 * @param parts freshness 30, coverage of the mandatory indicators 40, automatic share 15, words beside figures 15
 */
public record Quality(List<Part> parts) {

    /**
     * A part of it.
     *
     * @param code in message keys: the sentence names {@code done} and {@code of}
     * @param points reached, of at most {@code most}
     */
    public record Part(String code, int points, int most, int done, int of) {}

    public Quality {
        parts = List.copyOf(parts);
    }

    public int points() {
        return parts.stream().mapToInt(Part::points).sum();
    }

    /** The part that says how many figures are of the last two periods. */
    public static final String FRESHNESS = "fraicheur";

    /** Periods after which a figure is no longer fresh, once its own is over. */
    private static final int LATE = 2;

    public static Quality of(List<Series> series, int testimonies, LocalDate today) {
        List<Series> measured = series.stream().filter(known -> !known.empty()).toList();
        int fresh = (int) measured.stream().filter(known -> fresh(known, today)).count();
        Set<String> covered = new HashSet<>();
        for (Series known : measured) covered.add(known.indicator().model());
        List<ReadyIndicator> owed = ReadyIndicator.owed();
        int answered = (int)
                owed.stream().filter(ready -> covered.contains(ready.code())).count();
        int automatic = (int) measured.stream()
                .filter(known -> known.indicator().computed() || known.last().automatic())
                .count();
        int kinds = (measured.isEmpty() ? 0 : 1) + (testimonies == 0 ? 0 : 1);
        List<Part> parts = new ArrayList<>();
        parts.add(part(FRESHNESS, 30, fresh, series.size()));
        parts.add(part("couverture", 40, answered, owed.size()));
        parts.add(part("automatique", 15, automatic, series.size()));
        parts.add(part("qualitatif", 15, kinds, 2));
        return new Quality(parts);
    }

    private static Part part(String code, int most, int done, int of) {
        return new Part(code, of == 0 ? 0 : Math.round((float) most * done / of), most, done, of);
    }

    /** Its last period is the one in course, or ended less than two periods ago. */
    public static boolean fresh(Series series, LocalDate today) {
        return fresh(series.periodicity(), series.last().start(), today);
    }

    /** The same of a period of this length that began on this day. */
    static boolean fresh(Periodicity periodicity, LocalDate last, LocalDate today) {
        return !last.isBefore(periodicity.plus(periodicity.start(today), -LATE));
    }
}

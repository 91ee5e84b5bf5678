package org.terreau.committee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Quality;
import org.terreau.impact.Series;

/**
 * What is worth telling of a series: rules on its last period that is over. A period that ended more than {@link #LATE}
 * months ago is never told, so that history that is imported or corrected wakes nobody up.
 */
final class AlertRules {

    /** Months after the end of a period from which nothing is told of it any more. */
    static final int LATE = 3;
    /** Comparable values before a record, at least. */
    static final int HISTORY = 6;
    /** Periods during which the best value stood before it was beaten: what grows steadily beats itself each time. */
    static final int STOOD = 3;
    /** Periods after which a figure is stale, its own counted: the same as for the quality of figures. */
    private static final int STALE = 3;

    private AlertRules() {}

    static List<Alert.Found> found(Series series, @Nullable BigDecimal target, LocalDate today) {
        List<Alert.Found> found = new ArrayList<>();
        if (series.empty()) return found;
        stale(series, today, found);
        int place = lastOver(series, today);
        if (place < 0) return found;
        Series.Point last = series.points().get(place);
        if (series.periodicity().plus(last.start(), 1).plusMonths(LATE).isBefore(today)) return found;
        List<Series.Point> before = comparable(series, place);
        if (target != null) underTarget(series, target, last, before, found);
        recordBroken(series, last, before, found);
        return found;
    }

    /** The point before reached the target. */
    private static void underTarget(
            Series series, BigDecimal target, Series.Point last, List<Series.Point> before, List<Alert.Found> found) {
        if (before.isEmpty()) return;
        boolean more = series.indicator().moreIsBetter();
        Series.Point previous = before.get(before.size() - 1);
        if (!better(target, previous.value(), more) && better(target, last.value(), more))
            found.add(new Alert.Found(Alert.Kind.UNDER_TARGET, last.start(), last.value(), target));
    }

    /** Better than the best of a history that is long enough, which had stood for a while. */
    private static void recordBroken(
            Series series, Series.Point last, List<Series.Point> before, List<Alert.Found> found) {
        if (before.size() < HISTORY) return;
        boolean more = series.indicator().moreIsBetter();
        Series.Point best = before.get(0);
        for (Series.Point point : before) if (better(point.value(), best.value(), more)) best = point;
        boolean stood = !series.periodicity().plus(best.start(), STOOD).isAfter(last.start());
        if (stood && better(last.value(), best.value(), more))
            found.add(new Alert.Found(Alert.Kind.RECORD, last.start(), last.value(), best.value()));
    }

    private static void stale(Series series, LocalDate today, List<Alert.Found> found) {
        if (series.indicator().computed() || Quality.fresh(series, today)) return;
        LocalDate start = series.last().start();
        if (series.periodicity().plus(start, STALE).plusMonths(LATE).isBefore(today)) return;
        found.add(new Alert.Found(Alert.Kind.STALE, start, series.last().value(), null));
    }

    /** The place of the last point whose period is over; -1 when there is none. */
    private static int lastOver(Series series, LocalDate today) {
        for (int place = series.points().size() - 1; place >= 0; place--)
            if (!series.periodicity()
                    .plus(series.points().get(place).start(), 1)
                    .isAfter(today)) return place;
        return -1;
    }

    /** Those before a point that its definition lets it be compared with, the oldest first. */
    private static List<Series.Point> comparable(Series series, int place) {
        int first = place;
        while (first > 0 && !series.brokenAt(first)) first--;
        return series.points().subList(first, place);
    }

    private static boolean better(BigDecimal one, BigDecimal other, boolean more) {
        int sign = one.compareTo(other);
        return more ? sign > 0 : sign < 0;
    }
}

package org.terreau.impact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Indicator;
import org.terreau.impact.Series;
import org.terreau.web.Chart;
import org.terreau.web.Ui;

/**
 * A series as a drawing: bars for what adds up, a line for a level. A missing period is a gap, a definition that breaks the
 * series a vertical line, and no line crosses either.
 *
 * @param runs points of each stretch of the line, as SVG writes them; empty for bars
 * @param dots of the line's points, so that one alone is seen
 * @param doubts above the values that wait to be checked
 * @param breaks where the series is broken, from the left
 * @param legend says what the marks of the doubts mean; "" when there are none
 * @param title what a reader who does not see it hears
 */
public record Drawing(
        String id,
        String title,
        Chart chart,
        boolean line,
        List<String> runs,
        List<Dot> dots,
        List<Dot> doubts,
        List<Double> breaks,
        String legend,
        String top,
        String from,
        String to) {

    /** The most periods of one drawing. */
    static final int DRAWN = 36;

    /** A point of the line. */
    public record Dot(double x, double y) {}

    public Drawing {
        runs = List.copyOf(runs);
        dots = List.copyOf(dots);
        doubts = List.copyOf(doubts);
        breaks = List.copyOf(breaks);
    }

    /** The latest periods of a series that has some. */
    static Drawing of(Series series, @Nullable BigDecimal target, Ui ui) {
        Indicator indicator = series.indicator();
        LocalDate last = series.last().start();
        LocalDate first = series.periodicity().plus(last, 1 - DRAWN);
        LocalDate begin = series.points().get(0).start();
        if (begin.isAfter(first)) first = begin;
        Map<LocalDate, BigDecimal> known = new HashMap<>();
        Set<LocalDate> toCheck = new HashSet<>();
        for (Series.Point point : series.points()) {
            known.put(point.start(), point.value());
            if (point.toCheck()) toCheck.add(point.start());
        }
        List<LocalDate> starts = new ArrayList<>();
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (LocalDate start = first;
                !start.isAfter(last);
                start = series.periodicity().plus(start, 1)) {
            starts.add(start);
            values.add(known.get(start));
        }
        Chart chart = Chart.of(values, target);
        boolean line = indicator.aggregation() != Aggregation.SUM;
        List<Double> breaks = new ArrayList<>();
        List<String> runs = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        List<Dot> doubts = new ArrayList<>();
        double step = (Chart.WIDTH - 16.0) / starts.size();
        StringBuilder run = new StringBuilder();
        int bar = 0;
        LocalDate before = null;
        for (int place = 0; place < starts.size(); place++) {
            boolean broken = place > 0 && indicator.brokenBetween(starts.get(place - 1), starts.get(place));
            if (broken) breaks.add(Math.round((8 + place * step) * 10) / 10.0);
            BigDecimal value = values.get(place);
            if (broken || value == null) {
                if (!run.isEmpty()) runs.add(run.toString().strip());
                run.setLength(0);
            }
            if (value == null) continue;
            Chart.Bar drawn = chart.bars().get(bar++);
            double x = Math.round((drawn.x() + drawn.width() / 2) * 10) / 10.0;
            double y = value.signum() >= 0 ? drawn.y() : drawn.y() + drawn.height();
            dots.add(new Dot(x, y));
            if (toCheck.contains(starts.get(place))) doubts.add(new Dot(x, y));
            run.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            before = starts.get(place);
        }
        if (!run.isEmpty()) runs.add(run.toString().strip());
        String from = StatsPage.period(series.periodicity(), first, ui);
        String to = StatsPage.period(series.periodicity(), before == null ? last : before, ui);
        String title = ui.t(
                "impact.chart",
                indicator.name(),
                from,
                to,
                StatsPage.value(indicator, series.last().value(), ui));
        return new Drawing(
                indicator.code(),
                doubts.isEmpty() ? title : title + " " + ui.t("impact.chart.doubts", doubts.size()),
                chart,
                line,
                line ? runs : List.of(),
                line ? dots : List.of(),
                doubts,
                breaks,
                doubts.isEmpty() ? "" : ui.t("impact.chart.legend"),
                StatsPage.value(indicator, chart.top(), ui),
                from,
                to);
    }
}

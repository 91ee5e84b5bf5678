package org.terreau.impact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        Map<LocalDate, Series.Point> known = new HashMap<>();
        for (Series.Point point : series.points()) known.put(point.start(), point);
        List<LocalDate> starts = starts(series);
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (LocalDate start : starts) {
            Series.Point point = known.get(start);
            values.add(point == null ? null : point.value());
        }
        Chart chart = Chart.of(values, target);
        double step = (Chart.WIDTH - 16.0) / starts.size();
        Iterator<Chart.Bar> bars = chart.bars().iterator();
        Trace trace = new Trace(series.last().start());
        for (int place = 0; place < starts.size(); place++) {
            if (place > 0 && indicator.brokenBetween(starts.get(place - 1), starts.get(place)))
                trace.breaks(8 + place * step);
            Series.Point point = known.get(starts.get(place));
            if (point == null) trace.stop();
            else trace.through(bars.next(), point);
        }
        trace.stop();
        return drawing(series, chart, trace, StatsPage.period(series.periodicity(), starts.get(0), ui), ui);
    }

    /** The last periods, from the first that has a value. */
    private static List<LocalDate> starts(Series series) {
        LocalDate last = series.last().start();
        LocalDate first = series.periodicity().plus(last, 1 - DRAWN);
        LocalDate begin = series.points().get(0).start();
        if (begin.isAfter(first)) first = begin;
        List<LocalDate> starts = new ArrayList<>();
        for (LocalDate start = first;
                !start.isAfter(last);
                start = series.periodicity().plus(start, 1)) starts.add(start);
        return starts;
    }

    private static Drawing drawing(Series series, Chart chart, Trace trace, String from, Ui ui) {
        Indicator indicator = series.indicator();
        boolean line = indicator.aggregation() != Aggregation.SUM;
        String to = StatsPage.period(series.periodicity(), trace.last, ui);
        String title = ui.t(
                "impact.chart",
                indicator.name(),
                from,
                to,
                StatsPage.value(indicator, series.last().value(), ui));
        List<Dot> doubts = trace.doubts;
        return new Drawing(
                indicator.code(),
                doubts.isEmpty() ? title : title + " " + ui.t("impact.chart.doubts", doubts.size()),
                chart,
                line,
                line ? trace.runs : List.of(),
                line ? trace.dots : List.of(),
                doubts,
                trace.breaks,
                doubts.isEmpty() ? "" : ui.t("impact.chart.legend"),
                StatsPage.value(indicator, chart.top(), ui),
                from,
                to);
    }

    /** A line that is being drawn: it stops where a value is missing or the definition changed. */
    private static final class Trace {

        private final List<Double> breaks = new ArrayList<>();
        private final List<String> runs = new ArrayList<>();
        private final List<Dot> dots = new ArrayList<>();
        private final List<Dot> doubts = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();
        private LocalDate last;

        Trace(LocalDate last) {
            this.last = last;
        }

        void breaks(double x) {
            breaks.add(tenth(x));
            stop();
        }

        void stop() {
            if (!run.isEmpty()) runs.add(run.toString().strip());
            run.setLength(0);
        }

        void through(Chart.Bar bar, Series.Point point) {
            double x = tenth(bar.x() + bar.width() / 2);
            double y = point.value().signum() >= 0 ? bar.y() : bar.y() + bar.height();
            dots.add(new Dot(x, y));
            if (point.toCheck()) doubts.add(new Dot(x, y));
            run.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            last = point.start();
        }

        private static double tenth(double x) {
            return Math.round(x * 10) / 10.0;
        }
    }
}

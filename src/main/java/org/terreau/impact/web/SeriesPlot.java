package org.terreau.impact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Indicator;
import org.terreau.impact.Series;
import org.terreau.web.Plot;
import org.terreau.web.Ui;

/** A series as it is drawn: its latest periods, from the first that has a value. */
final class SeriesPlot {

    /** The most periods of one drawing. */
    static final int DRAWN = 36;

    private SeriesPlot() {}

    /** @param series has a value at least */
    static Plot of(Series series, @Nullable BigDecimal target, Ui ui) {
        Indicator indicator = series.indicator();
        Map<LocalDate, Series.Point> known = new HashMap<>();
        for (Series.Point point : series.points()) known.put(point.start(), point);
        List<Plot.Place> places = new ArrayList<>();
        @Nullable LocalDate before = null;
        for (LocalDate start : starts(series)) {
            boolean broken = before != null && series.brokenBetween(before, start);
            places.add(place(series, start, known.get(start), broken, ui));
            before = start;
        }
        return new Plot(
                indicator.code(),
                title(series, places, ui),
                indicator.aggregation() == Aggregation.SUM ? Plot.Shape.BARS : Plot.Shape.LINE,
                indicator.unit(),
                places,
                target,
                null);
    }

    private static Plot.Place place(
            Series series, LocalDate start, Series.@Nullable Point point, boolean broken, Ui ui) {
        String period = StatsPage.period(series.periodicity(), start, ui);
        return new Plot.Place(
                Plot.Name.of(start, Plot.Length.valueOf(series.periodicity().name()), ui.locale()),
                point == null ? null : point.value(),
                point == null ? period : told(period, StatsPage.value(series.indicator(), point.value(), ui), ui),
                point != null && point.toCheck(),
                broken);
    }

    private static String told(String period, String value, Ui ui) {
        return ui.t("web.chart.told", period, value);
    }

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

    private static String title(Series series, List<Plot.Place> places, Ui ui) {
        Indicator indicator = series.indicator();
        String title = ui.t(
                "impact.chart",
                indicator.name(),
                StatsPage.period(series.periodicity(), starts(series).get(0), ui),
                StatsPage.period(series.periodicity(), series.last().start(), ui),
                StatsPage.value(indicator, series.last().value(), ui));
        long doubts = places.stream().filter(Plot.Place::doubted).count();
        return doubts == 0 ? title : title + " " + ui.t("impact.chart.doubts", doubts);
    }
}

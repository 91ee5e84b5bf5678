package org.terreau.committee.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.committee.AlertWords;
import org.terreau.committee.Evidence;
import org.terreau.impact.Periodicity;
import org.terreau.web.Plot;
import org.terreau.web.Ui;

/** How a pack's values are written and drawn. */
public final class Wording {

    private Wording() {}

    /** The period that begins on a day, by the code of its length. */
    public static String period(String periodicity, LocalDate start, Ui ui) {
        return AlertWords.period(periodicity, start, ui.words());
    }

    public static String value(BigDecimal value, String unit, Ui ui) {
        return ui.quantity(value, unit);
    }

    /** A value, or that it is missing. */
    public static String known(@Nullable BigDecimal value, String unit, Ui ui) {
        return value == null ? ui.t("committee.missing") : value(value, unit, ui);
    }

    public static String change(BigDecimal percent, Ui ui) {
        return (percent.signum() > 0 ? "+" : "") + ui.number(percent) + "\u00a0%";
    }

    public static String percent(long part, long whole, Ui ui) {
        if (whole == 0) return ui.t("committee.missing");
        return ui.number(BigDecimal.valueOf(Math.min(1000, Math.round(1000.0 * part / whole)), 1)) + "\u00a0%";
    }

    /** Points as they are drawn; what has no value has nothing to draw. */
    public static Plot plot(
            String id,
            String name,
            String unit,
            String periodicity,
            List<Evidence.Point> points,
            @Nullable BigDecimal target,
            Ui ui) {
        Plot.Length length = Plot.Length.valueOf(
                Periodicity.of(periodicity).orElse(Periodicity.DAY).name());
        List<Plot.Place> places = new ArrayList<>();
        for (Evidence.Point point : points) {
            String when = period(periodicity, point.start(), ui);
            places.add(new Plot.Place(
                    Plot.Name.of(point.start(), length, ui.locale()),
                    point.value(),
                    ui.t("web.chart.told", when, known(point.value(), unit, ui)),
                    point.doubted(),
                    false));
        }
        String title = points.isEmpty() ? name : title(name, periodicity, points, ui);
        return new Plot(id, title, Plot.Shape.BARS, unit, places, target, null);
    }

    /** What a reader who does not see a drawing is told. */
    public static String title(String name, String periodicity, List<Evidence.Point> points, Ui ui) {
        long doubts = points.stream().filter(Evidence.Point::doubted).count();
        String title = ui.t(
                "committee.chart",
                name,
                period(periodicity, points.get(0).start(), ui),
                period(periodicity, points.get(points.size() - 1).start(), ui));
        return doubts == 0 ? title : title + " " + ui.t("impact.chart.doubts", doubts);
    }

    /** The newest first. */
    public static List<Evidence.Point> newest(List<Evidence.Point> points) {
        List<Evidence.Point> newest = new ArrayList<>(points);
        java.util.Collections.reverse(newest);
        return newest;
    }
}

package org.terreau.access.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.terreau.access.AccessWeeks;
import org.terreau.incubator.Incubator;
import org.terreau.web.Chart;
import org.terreau.web.Plot;
import org.terreau.web.Ui;

/** How the accounts of an incubator go, drawn and as tables. */
public record WeeksPage(Incubator incubator, AccessWeeks.Told told) {

    public String at(String path) {
        return Addresses.of(path, incubator.id());
    }

    public boolean weeks() {
        return told.weeks().stream().anyMatch(week -> week.open() != null);
    }

    public boolean months() {
        return told.months().stream().anyMatch(month -> month.departures() > 0);
    }

    /** The newest first, those that were looked at. */
    public List<AccessWeeks.Week> latestWeeks() {
        List<AccessWeeks.Week> latest = new ArrayList<>(
                told.weeks().stream().filter(week -> week.open() != null).toList());
        Collections.reverse(latest);
        return latest;
    }

    /** The newest first, those in which somebody left. */
    public List<AccessWeeks.Month> latestMonths() {
        List<AccessWeeks.Month> latest = new ArrayList<>(
                told.months().stream().filter(month -> month.departures() > 0).toList());
        Collections.reverse(latest);
        return latest;
    }

    public Chart open(Ui ui) {
        List<Plot.Place> places = new ArrayList<>();
        for (AccessWeeks.Week week : told.weeks()) {
            Integer open = week.open();
            places.add(new Plot.Place(
                    Plot.Name.of(week.monday(), Plot.Length.WEEK, ui.locale()),
                    open == null ? null : BigDecimal.valueOf(open),
                    ui.t(
                            "web.chart.told",
                            ui.shortDate(week.monday()),
                            open == null ? ui.t("access.weeks.unread") : ui.t("access.weeks.open.count", open)),
                    false,
                    false));
        }
        return Chart.of(
                new Plot(
                        "ecarts",
                        ui.t("access.weeks.open.drawing"),
                        Plot.Shape.LINE,
                        ui.t("access.weeks.open.unit"),
                        places,
                        null,
                        null),
                ui);
    }

    public Chart delay(Ui ui) {
        List<Plot.Place> places = new ArrayList<>();
        for (AccessWeeks.Month month : told.months()) {
            Integer median = month.median();
            places.add(new Plot.Place(
                    Plot.Name.of(month.month().atDay(1), Plot.Length.MONTH, ui.locale()),
                    median == null ? null : BigDecimal.valueOf(median),
                    ui.t("web.chart.told", ui.month(month.month()), days(month, ui)),
                    false,
                    false));
        }
        return Chart.of(
                new Plot(
                        "delais",
                        ui.t("access.weeks.delay.drawing"),
                        Plot.Shape.LINE,
                        ui.t("access.weeks.delay.unit"),
                        places,
                        null,
                        null),
                ui);
    }

    public static String days(AccessWeeks.Month month, Ui ui) {
        Integer median = month.median();
        return median == null ? ui.t("access.weeks.delay.none") : ui.t("access.weeks.delay.days", median);
    }
}

package org.terreau.standard.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.incubator.Incubator;
import org.terreau.standard.Check;
import org.terreau.standard.ChecksOverTime;
import org.terreau.web.Chart;
import org.terreau.web.Form;
import org.terreau.web.Plot;
import org.terreau.web.Ui;

/** The share of sites that pass a check, month by month; the form holds the filters as the address has them. */
public record OverTimePage(Form form, List<Incubator> incubators, Check check, List<ChecksOverTime.Month> months) {

    public OverTimePage {
        incubators = List.copyOf(incubators);
        months = List.copyOf(months);
    }

    public Map<String, String> incubatorOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Incubator incubator : incubators) options.put(incubator.id().value(), incubator.title());
        return options;
    }

    public static Map<String, String> checks(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Check check : Check.values()) options.put(check.code(), QualityPage.check(ui, check));
        return options;
    }

    /** A site was measured in one of these months at least. */
    public boolean measured() {
        return months.stream().anyMatch(month -> month.measured() > 0);
    }

    /** The newest first, for the table. */
    public List<ChecksOverTime.Month> latest() {
        List<ChecksOverTime.Month> latest = new ArrayList<>(months);
        Collections.reverse(latest);
        return latest;
    }

    public Chart chart(Ui ui) {
        List<Plot.Place> places = new ArrayList<>();
        for (ChecksOverTime.Month one : months) {
            Long share = one.share();
            places.add(new Plot.Place(
                    Plot.Name.of(one.month().atDay(1), Plot.Length.MONTH, ui.locale()),
                    share == null ? null : BigDecimal.valueOf(share),
                    ui.t("web.chart.told", ui.month(one.month()), told(one, ui)),
                    false,
                    one.broken()));
        }
        return Chart.of(
                new Plot(
                        "controle",
                        ui.t("standard.over-time.drawing", QualityPage.check(ui, check)),
                        Plot.Shape.LINE,
                        "%",
                        places,
                        null,
                        null),
                ui);
    }

    public static String told(ChecksOverTime.Month month, Ui ui) {
        Long share = month.share();
        return share == null
                ? ui.t("standard.over-time.unread")
                : ui.t(
                        "standard.over-time.share",
                        ui.number(share),
                        ui.number(month.passed()),
                        ui.number(month.measured()));
    }
}

package org.terreau.pipeline.web;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.terreau.pipeline.IncubatorStats;
import org.terreau.web.Chart;
import org.terreau.web.Plot;
import org.terreau.web.Ui;

/** The incubator's own public figures. */
public record IncubatorStatsPage(IncubatorStats.Figures figures) {

    public Chart answers(Ui ui) {
        return chart("reponse", "pipeline.stats.chart.answer", IncubatorStats.Line::medianAnswer, ui);
    }

    public Chart decisions(Ui ui) {
        return chart("decision", "pipeline.stats.chart.decision", IncubatorStats.Line::medianDecision, ui);
    }

    private Chart chart(String id, String title, Function<IncubatorStats.Line, @Nullable BigDecimal> median, Ui ui) {
        List<Plot.Place> places = new ArrayList<>();
        for (IncubatorStats.Line line : figures.months()) {
            YearMonth month = Objects.requireNonNull(line.month());
            BigDecimal days = median.apply(line);
            String told = days == null ? ui.month(month) : ui.t("web.chart.told", ui.month(month), days(days, 0, ui));
            places.add(new Plot.Place(
                    Plot.Name.of(month.atDay(1), Plot.Length.MONTH, ui.locale()), days, told, false, false));
        }
        return Chart.of(
                new Plot(
                        id,
                        ui.t(title, from(ui), to(ui)),
                        Plot.Shape.BARS,
                        ui.t("pipeline.stats.unit"),
                        places,
                        null,
                        null),
                ui);
    }

    /** The newest first, for the table. */
    public List<IncubatorStats.Line> latest() {
        List<IncubatorStats.Line> months = new ArrayList<>(figures.months());
        java.util.Collections.reverse(months);
        return months;
    }

    public String from(Ui ui) {
        return month(figures.months().get(0).month(), ui);
    }

    public String to(Ui ui) {
        return month(figures.months().get(figures.months().size() - 1).month(), ui);
    }

    public static String month(@Nullable YearMonth month, Ui ui) {
        return month == null ? ui.t("pipeline.stats.whole") : ui.month(month);
    }

    public static String days(@Nullable BigDecimal days, long behind, Ui ui) {
        if (days != null)
            return ui.t("pipeline.stats.days", ui.number(days), days.compareTo(BigDecimal.valueOf(2)) < 0 ? 1 : 2);
        return behind == 0 ? "—" : ui.t("pipeline.stats.few", IncubatorStats.FEWEST);
    }
}

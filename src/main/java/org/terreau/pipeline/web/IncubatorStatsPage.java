package org.terreau.pipeline.web;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.pipeline.IncubatorStats;
import org.terreau.web.Chart;
import org.terreau.web.Ui;

/** The incubator's own public figures. */
public record IncubatorStatsPage(IncubatorStats.Figures figures) {

    public Chart answers() {
        return Chart.of(
                figures.months().stream().map(IncubatorStats.Line::medianAnswer).toList(), null);
    }

    public Chart decisions() {
        return Chart.of(
                figures.months().stream()
                        .map(IncubatorStats.Line::medianDecision)
                        .toList(),
                null);
    }

    /** The newest first, for the table. */
    public List<IncubatorStats.Line> latest() {
        List<IncubatorStats.Line> months = new java.util.ArrayList<>(figures.months());
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

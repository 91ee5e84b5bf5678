package org.terreau.impact.web;

import java.util.List;
import org.terreau.impact.Overview;
import org.terreau.impact.Series;
import org.terreau.web.Ui;

/**
 * Services with one figure each.
 *
 * @param lines each with its north star
 */
public record HomeResults(List<Overview.Line> lines) {

    public HomeResults {
        lines = List.copyOf(lines);
    }

    /** When the figure was measured. */
    public static String period(Series series, Ui ui) {
        return StatsPage.period(series.periodicity(), series.last().start(), ui);
    }
}

package org.terreau.impact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Indicator;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Series;
import org.terreau.impact.SeriesQuery;
import org.terreau.impact.ValuesToCheck;
import org.terreau.portfolio.Preregistration;
import org.terreau.portfolio.Product;
import org.terreau.web.Chart;
import org.terreau.web.Ui;

/**
 * The permanent page of one indicator.
 *
 * @param departements values of the last month by département, with the names of the départements
 * @param doubts values that somebody has to check, of places and segments too
 * @param doubtedDepartements codes of those whose value holds one of them
 * @param former values that no longer count, the latest first
 * @param targets with what they were
 */
public record ChartPage(
        Product product,
        Series series,
        SeriesQuery.ByPlace departements,
        Map<String, String> names,
        SeriesQuery.ByPlace segments,
        List<ValuesToCheck.Waiting> doubts,
        Set<String> doubtedDepartements,
        List<SeriesQuery.Former> former,
        List<Preregistration> targets,
        @Nullable Integer increment,
        boolean editable) {

    private static final int LISTED = 120;

    public ChartPage {
        names = Map.copyOf(names);
        doubts = List.copyOf(doubts);
        doubtedDepartements = Set.copyOf(doubtedDepartements);
        former = List.copyOf(former);
        targets = List.copyOf(targets);
    }

    /** Those of the period of {@link #segments} whose value waits to be checked. */
    public Set<String> doubtedSegments() {
        return doubts.stream()
                .filter(one -> within(segments, one))
                .map(ValuesToCheck.Waiting::segment)
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.toSet());
    }

    static boolean within(SeriesQuery.ByPlace values, ValuesToCheck.Waiting one) {
        LocalDate start = values.start();
        return start != null
                && !one.start().isBefore(start)
                && one.start().isBefore(values.periodicity().plus(start, 1));
    }

    public Indicator indicator() {
        return series.indicator();
    }

    public String path() {
        return StatsPage.chartPath(product, indicator());
    }

    /** The same with the length of the periods, for the drawing and its files. */
    public String file(String ending) {
        return path() + ending + "?periodicite=" + series.periodicity().code();
    }

    public Chart chart(Ui ui) {
        return Chart.of(SeriesPlot.of(series, indicator().targetIn(increment), ui), ui);
    }

    public List<StatsPage.Line> lines() {
        return StatsPage.lines(series, LISTED);
    }

    /** The lengths of period that its values can be read by. */
    public List<Periodicity> periodicities() {
        return java.util.Arrays.stream(Periodicity.values())
                .filter(one -> one.atLeast(indicator().periodicity())
                        && (one != Periodicity.WEEK || indicator().periodicity().compareTo(Periodicity.WEEK) <= 0))
                .toList();
    }

    public String territories() {
        return TerritoryYearPage.path(product, indicator());
    }

    public Map<String, Long> shades() {
        return shades(departements.values());
    }

    /** For the map: whole numbers, one at least where there is something. */
    static Map<String, Long> shades(Map<String, BigDecimal> values) {
        BigDecimal top = values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        Map<String, Long> shades = new LinkedHashMap<>();
        values.forEach((code, value) -> {
            if (value.signum() <= 0 || top.signum() == 0) return;
            double share = value.doubleValue() / top.doubleValue();
            shades.put(code, share > 2 / 3.0 ? 20L : share > 1 / 3.0 ? 5L : 1L);
        });
        return shades;
    }

    public String frame(Ui ui) {
        return frame(ui.baseUrl() + path() + "/integration", indicator().name(), 720, 480);
    }

    static String frame(String address, String title, int width, int height) {
        return "<iframe src=\"" + address + "\" title=\""
                + title.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;") + "\" width=\"" + width
                + "\" height=\"" + height + "\" loading=\"lazy\"></iframe>";
    }
}

package org.terreau.impact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.impact.Indicator;
import org.terreau.impact.TerritoryYear;
import org.terreau.portfolio.Product;
import org.terreau.shared.Plain;
import org.terreau.web.Ui;

/**
 * One year of an indicator by territory.
 *
 * @param names of the territories, by code
 * @param byName by name rather than the largest first
 */
public record TerritoryYearPage(Product product, TerritoryYear year, Map<String, String> names, boolean byName) {

    public TerritoryYearPage {
        names = Map.copyOf(names);
    }

    public Indicator indicator() {
        return year.indicator();
    }

    public String path() {
        return path(product, indicator());
    }

    static String path(Product product, Indicator indicator) {
        return StatsPage.chartPath(product, indicator) + "/territoires";
    }

    public String name(TerritoryYear.Line line) {
        return names.getOrDefault(line.place(), line.place());
    }

    public List<TerritoryYear.Line> lines() {
        List<TerritoryYear.Line> named = Plain.sorted(year.lines(), this::name);
        if (byName) return named;
        return named.stream()
                .sorted(Comparator.comparing(
                        TerritoryYear.Line::whole, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder())))
                .toList();
    }

    public String heading(LocalDate start, Ui ui) {
        return StatsPage.period(year.periodicity(), start, ui);
    }

    /** For the map. */
    public Map<String, Long> shades() {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (TerritoryYear.Line line : year.lines()) if (line.whole() != null) values.put(line.place(), line.whole());
        return ChartPage.shades(values);
    }
}

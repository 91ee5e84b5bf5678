package org.terreau.impact.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Series;
import org.terreau.impact.Testimony;
import org.terreau.portfolio.Product;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Where a team keeps its figures and testimonies; each form keeps what was typed when it is refused. */
public record MeasuresPage(
        Product product,
        List<Series> series,
        List<Testimony> testimonies,
        Form measure,
        Form testimony,
        List<Collectivity> candidates,
        Form indicator) {

    public MeasuresPage {
        series = List.copyOf(series);
        testimonies = List.copyOf(testimonies);
        candidates = List.copyOf(candidates);
    }

    public String path() {
        return product.id().path() + "/mesures";
    }

    public Map<String, String> indicators() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Series known : series)
            options.put(
                    known.indicator().code(),
                    known.indicator().name() + " (" + known.indicator().unit() + ")");
        return options;
    }

    public Map<String, String> cells(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Cell cell : Cell.values()) options.put(cell.code(), ui.t("impact.cell." + cell.code()));
        return options;
    }

    public Map<String, String> aggregations(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Aggregation one : Aggregation.values()) options.put(one.code(), ui.t("impact.aggregation." + one.code()));
        return options;
    }

    public Map<String, String> periodicities(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Periodicity one : Periodicity.values()) options.put(one.code(), ui.t("impact.periodicity." + one.code()));
        return options;
    }

    public Map<String, String> directions(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("plus", ui.t("impact.direction.plus"));
        options.put("moins", ui.t("impact.direction.moins"));
        return options;
    }
}

package org.terreau.impact.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Figures;
import org.terreau.impact.Indicator;
import org.terreau.impact.Periodicity;
import org.terreau.impact.ReadyIndicator;
import org.terreau.impact.Spread;
import org.terreau.impact.Stage;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * Where an indicator is defined or changed.
 *
 * @param known the one that is changed, null for a new one
 * @param guided the library is shown first: nothing was chosen yet
 * @param taken codes of the ready indicators that the product follows already
 * @param names that formulas may read
 */
public record IndicatorPage(
        Product product,
        @Nullable Indicator known,
        Form form,
        boolean guided,
        List<String> taken,
        List<Figures.Name> names) {

    public IndicatorPage {
        taken = List.copyOf(taken);
        names = List.copyOf(names);
    }

    public String path() {
        return product.id().path() + "/mesures/indicateurs";
    }

    public String action() {
        return known == null ? path() + "/nouveau" : path() + "/" + known.code();
    }

    public List<Increment> increments() {
        return product.increments();
    }

    /** Computed from others: what is measured has no formula, and keeps none. */
    public boolean computed() {
        return known == null ? !form.text("formule").isEmpty() : known.computed();
    }

    public List<Cell> library() {
        return List.of(Cell.values());
    }

    public List<ReadyIndicator> ready(Cell cell) {
        return ReadyIndicator.of(cell);
    }

    public Map<String, String> cells(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Cell cell : Cell.values()) options.put(cell.code(), ui.t("impact.cell." + cell.code()));
        return options;
    }

    public Map<String, String> stages(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Stage stage : Stage.values()) options.put(stage.code(), ui.t("impact.stage." + stage.code()));
        return options;
    }

    public Map<String, String> aggregations(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Aggregation one : Aggregation.values())
            if (known == null || (one == Aggregation.RATIO) == (known.aggregation() == Aggregation.RATIO))
                options.put(one.code(), ui.t("impact.aggregation." + one.code()));
        return options;
    }

    public Map<String, String> spreads(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Spread one : Spread.values()) options.put(one.code(), ui.t("impact.spread." + one.code()));
        return options;
    }

    public Map<String, String> periodicities(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Periodicity one : Periodicity.values()) options.put(one.code(), ui.t("impact.periodicity." + one.code()));
        return options;
    }

    public Map<String, String> grains(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String one : List.of("commune", "epci", "departement", "region"))
            options.put(one, ui.t("impact.grain." + one));
        return options;
    }

    public Map<String, String> directions(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("plus", ui.t("impact.direction.plus"));
        options.put("moins", ui.t("impact.direction.moins"));
        return options;
    }
}

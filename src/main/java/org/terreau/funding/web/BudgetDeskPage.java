package org.terreau.funding.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.terreau.funding.Activity;
import org.terreau.funding.BudgetLine;
import org.terreau.funding.BudgetSheets;
import org.terreau.funding.BudgetVersion;
import org.terreau.funding.Grid;
import org.terreau.funding.GridCell;
import org.terreau.funding.Nature;
import org.terreau.funding.Regime;
import org.terreau.funding.Round;
import org.terreau.funding.VatZone;
import org.terreau.funding.WrittenBudget;
import org.terreau.portfolio.Product;
import org.terreau.shared.Money;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The budget of a product, for those who work on it.
 *
 * @param form of the grid
 * @param publication the form that publishes
 * @param conflict somebody wrote in between: what they wrote stands beside what is typed
 */
public record BudgetDeskPage(
        Product product,
        BudgetSheets.Sheet sheet,
        Grid grid,
        Form form,
        Form publication,
        BudgetVersion.State state,
        int thisYear,
        boolean conflict) {

    /** The text of the product's file tells a budget, and nothing is kept here yet. */
    public boolean written() {
        return sheet.lines().isEmpty()
                && sheet.versions().isEmpty()
                && WrittenBudget.of(product.body()).isPresent();
    }

    public String path() {
        return product.id().path() + "/gestion-budget";
    }

    public String publicPath() {
        return product.id().path() + "/budget";
    }

    public List<Activity> activities() {
        return List.of(Activity.values());
    }

    public List<String> parts() {
        return GridForm.PARTS;
    }

    public List<GridCell> row(Activity activity) {
        return GridCell.row(activity);
    }

    /** The years that lines are about, and those around today. */
    public Map<String, String> years() {
        TreeSet<Integer> years = new TreeSet<>(List.of(thisYear - 1, thisYear, thisYear + 1, grid.year()));
        sheet.lines().forEach(line -> years.add(line.slot().years().first()));
        Map<String, String> options = new LinkedHashMap<>();
        years.descendingSet().forEach(year -> options.put(String.valueOf(year), String.valueOf(year)));
        return options;
    }

    public Map<String, String> natures(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Nature nature : Nature.values()) options.put(nature.code(), ui.t("funding.nature." + nature.code()));
        return options;
    }

    public Map<String, String> regimes(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Regime regime : Regime.values()) options.put(regime.code(), ui.t("funding.regime." + regime.code()));
        return options;
    }

    public Map<String, String> zones(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (VatZone zone : VatZone.values()) options.put(zone.code(), ui.t("funding.zone." + zone.code()));
        return options;
    }

    public Map<String, String> rounds(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Round round : Round.values()) options.put(round.code(), ui.t("funding.round." + round.code()));
        return options;
    }

    /** What chooses another grid. */
    public Form choice() {
        return Form.filled(Map.of(
                "annee", String.valueOf(grid.year()),
                "nature", grid.nature().code(),
                "tva", grid.regime().code(),
                "zone", grid.zone().code()));
    }

    /** What others wrote in a field since the page was opened; empty when it is what is typed. */
    public String meanwhile(String field) {
        if (!conflict) return "";
        String now = GridForm.filled(sheet, grid).text(field);
        return now.equals(form.text(field)) ? "" : now.isEmpty() ? "—" : now;
    }

    /** What the cells of a column add up to, as stored. */
    public Money total(String part) {
        return sheet.of(grid).values().stream()
                .filter(line -> !line.slot().agents())
                .map(line -> part.equals("ae")
                        ? line.amounts().commitment()
                        : line.amounts().payment())
                .filter(java.util.Objects::nonNull)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Lines of the same year and nature that the grid does not show: another regime, a period, a label. */
    public List<BudgetSheets.Row> beside() {
        return sheet.beside(grid);
    }

    public static String amount(BudgetLine line, String part, Ui ui) {
        Money amount =
                part.equals("ae") ? line.amounts().commitment() : line.amounts().payment();
        return amount == null ? "—" : ui.money(amount);
    }

    /** How a line is called: its label, else its activity. */
    public static String name(BudgetLine line, Ui ui) {
        String activity = ui.t("funding.activity." + line.slot().activity().code());
        return line.slot().label().isEmpty() ? activity : line.slot().label() + " (" + activity + ")";
    }

    /** The year is closed: a change says why. */
    public boolean closed() {
        return grid.year() <= sheet.closed();
    }

    public List<String> columns() {
        return Arrays.stream(Activity.values())
                .limit(1)
                .flatMap(one -> GridCell.row(one).stream())
                .map(GridCell::column)
                .toList();
    }
}

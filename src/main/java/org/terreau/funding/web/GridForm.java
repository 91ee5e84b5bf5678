package org.terreau.funding.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.funding.Activity;
import org.terreau.funding.BudgetLine;
import org.terreau.funding.BudgetSheets;
import org.terreau.funding.Grid;
import org.terreau.funding.GridCell;
import org.terreau.funding.Nature;
import org.terreau.funding.Regime;
import org.terreau.funding.VatZone;
import org.terreau.shared.Money;
import org.terreau.shared.Refused;
import org.terreau.shared.TypedAmount;
import org.terreau.web.Form;
import org.terreau.web.LastWord;

/** The grid of a budget as a form: two amounts in each cell, "ae-<cell>" and "cp-<cell>", and "seule-<activity>" in a row. */
final class GridForm {

    static final List<String> PARTS = List.of("ae", "cp");

    private static final Money LARGE = Money.euros(1_000_000_000);

    private GridForm() {}

    /** Which grid the address or the form asks for: this year's foreseen amounts with taxes, unless it says otherwise. */
    static Grid grid(Form form, int thisYear) {
        int year = form.number("annee")
                .filter(one -> one >= 2000 && one <= 2100)
                .map(Long::intValue)
                .orElse(thisYear);
        return new Grid(
                year,
                Nature.of(form.text("nature")).orElse(Nature.PLANNED),
                form.text("tva").isEmpty()
                        ? Regime.TAXED
                        : Regime.of(form.text("tva")).orElse(Regime.TAXED),
                VatZone.of(form.text("zone")).orElse(VatZone.METROPOLE));
    }

    /** The amounts that are stored, as they can be typed again. */
    static Form filled(BudgetSheets.Sheet sheet, Grid grid) {
        Map<String, String> values = new LinkedHashMap<>();
        sheet.of(grid).forEach((cell, line) -> {
            values.put("ae-" + cell.code(), typed(line.amounts().commitment()));
            values.put("cp-" + cell.code(), typed(line.amounts().payment()));
            if (line.alone()) values.put("seule-" + cell.activity().code(), "oui");
        });
        values.put("version", String.valueOf(sheet.version()));
        return Form.filled(values);
    }

    /** As a person would type it: "17472,85". */
    static String typed(@Nullable Money amount) {
        if (amount == null) return "";
        String euros = amount.cents() % 100 == 0
                ? String.valueOf(amount.cents() / 100)
                : amount.inEuros().toPlainString();
        return euros.replace('.', ',');
    }

    /** @throws Refused with each cell that can't be read */
    static BudgetSheets.Typed read(Form form, Grid grid) {
        List<Refused.Problem> problems = new ArrayList<>();
        Map<GridCell, BudgetLine.Amounts> cells = new LinkedHashMap<>();
        for (GridCell cell : GridCell.all()) {
            BudgetLine.Amounts amounts = new BudgetLine.Amounts(
                    amount(form, "ae-" + cell.code(), grid, problems),
                    amount(form, "cp-" + cell.code(), grid, problems));
            if (!amounts.none()) cells.put(cell, amounts);
        }
        if (!problems.isEmpty()) throw new Refused(problems);
        return new BudgetSheets.Typed(grid, cells, alone(form), form.text("justification"));
    }

    private static Set<Activity> alone(Form form) {
        Set<Activity> alone = EnumSet.noneOf(Activity.class);
        for (Activity activity : Activity.values()) if (form.ticked("seule-" + activity.code())) alone.add(activity);
        return alone;
    }

    private static @Nullable Money amount(Form form, String field, Grid grid, List<Refused.Problem> problems) {
        TypedAmount.Reading read = TypedAmount.read(form.text(field));
        if (read instanceof TypedAmount.Nothing) return null;
        if (read instanceof TypedAmount.Exact exact) {
            if (!exact.tax().isEmpty() && !exact.tax().equals(grid.regime().label()))
                problems.add(Refused.Problem.of(
                        field, "funding.grid.vat", grid.regime().label()));
            else if (Math.abs(exact.money().cents()) > LARGE.cents() && !LastWord.said(form, field))
                problems.add(Refused.Problem.of(field, "funding.grid.large.once"));
            return exact.money();
        }
        problems.add(
                read instanceof TypedAmount.Twofold two
                        ? Refused.Problem.of(
                                field,
                                "funding.grid.two",
                                two.small().toPlainString().replace('.', ','),
                                two.large().toPlainString())
                        : Refused.Problem.of(field, "funding.grid.amount"));
        return null;
    }
}

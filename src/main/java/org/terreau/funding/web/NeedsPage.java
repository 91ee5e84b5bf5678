package org.terreau.funding.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.terreau.funding.Needs;
import org.terreau.shared.Money;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * What products still have to find.
 *
 * @param sums of each quarter, over all that the filters leave
 */
public record NeedsPage(Form form, Slice<Needs.Row> rows, List<Needs.Cell> sums, Map<String, String> incubators) {

    public NeedsPage {
        sums = List.copyOf(sums);
    }

    static List<Needs.Cell> sums(List<Needs.Row> rows) {
        List<Needs.Cell> sums = new ArrayList<>();
        if (rows.isEmpty()) return sums;
        for (int place = 0; place < Needs.QUARTERS; place++) {
            int at = place;
            List<Needs.Cell> cells =
                    rows.stream().map(row -> row.cells().get(at)).toList();
            sums.add(new Needs.Cell(
                    cells.get(0).quarter(),
                    sum(cells, Needs.Cell::need),
                    cells.stream().anyMatch(Needs.Cell::norm),
                    sum(cells, Needs.Cell::funded),
                    sum(cells, Needs.Cell::promised),
                    sum(cells, Needs.Cell::asked),
                    sum(cells, Needs.Cell::notFound)));
        }
        return sums;
    }

    private static Money sum(List<Needs.Cell> cells, Function<Needs.Cell, Money> amount) {
        return cells.stream().map(amount).reduce(Money.ZERO, Money::plus);
    }

    public Money notFound() {
        return sum(sums, Needs.Cell::notFound);
    }

    /** "T1 2027". */
    public static String quarter(Needs.Quarter quarter) {
        return "T" + quarter.number() + " " + quarter.year();
    }

    public static String whole(Money amount, Ui ui) {
        return ui.money(Money.euros(amount.wholeEuros()));
    }
}

package org.terreau.funding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/**
 * An amount that a published version tells otherwise than the one before it (FIELD 1.3, F11).
 *
 * @param activity its code; empty for public agents, who are valued apart
 * @param before null when the version before did not tell it
 * @param after null when this version tells it no more
 */
public record BudgetChange(
        Years years,
        String activity,
        BudgetTable.Column column,
        @Nullable Money before,
        @Nullable Money after) {

    private record Cell(Years years, boolean taxed, String activity, BudgetTable.Column column) {}

    /** What differs between the tables that everybody reads of two versions, in the order of the second one. */
    static List<BudgetChange> between(List<BudgetLine> before, List<BudgetLine> after) {
        Map<Cell, Money> former = cells(before);
        Map<Cell, Money> latter = cells(after);
        List<BudgetChange> changes = new ArrayList<>();
        latter.forEach((cell, amount) -> {
            if (!Objects.equals(former.get(cell), amount)) changes.add(change(cell, former.get(cell), amount));
        });
        former.forEach((cell, amount) -> {
            if (!latter.containsKey(cell)) changes.add(change(cell, amount, null));
        });
        return changes;
    }

    private static BudgetChange change(Cell cell, @Nullable Money before, @Nullable Money after) {
        return new BudgetChange(cell.years(), cell.activity(), cell.column(), before, after);
    }

    private static Map<Cell, Money> cells(List<BudgetLine> lines) {
        Map<Cell, Money> cells = new LinkedHashMap<>();
        for (BudgetTable table :
                BudgetTable.of(lines, line -> line.slot().activity().code())) {
            for (BudgetTable.Row row : table.rows()) put(table, row, cells);
            BudgetTable.Row agents = table.agents();
            if (agents != null) put(table, agents, cells);
        }
        return cells;
    }

    private static void put(BudgetTable table, BudgetTable.Row row, Map<Cell, Money> cells) {
        for (BudgetTable.Column column : table.columns())
            row.in(column)
                    .ifPresent(amount -> cells.put(new Cell(table.years(), table.taxed(), row.code(), column), amount));
    }
}

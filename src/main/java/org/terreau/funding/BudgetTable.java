package org.terreau.funding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/**
 * The amounts of a year, summed by activity or by resource, with their taxes; those of which nobody knows the taxes make a
 * table of their own.
 *
 * @param taxed taxes are in every amount
 * @param converted some were typed without taxes, which the rate of their year and place added
 * @param columns what its rows have an amount for
 * @param total of the rows, public agents apart
 * @param agents what public agents are worth; null when none is valued
 */
public record BudgetTable(
        Years years,
        boolean taxed,
        boolean converted,
        List<Column> columns,
        List<Row> rows,
        Row total,
        @Nullable Row agents) {

    public BudgetTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** What may be ordered or what is paid, foreseen or happened. */
    public record Column(Nature nature, boolean payment) {

        private @Nullable Money of(BudgetLine line) {
            if (line.slot().nature() != nature) return null;
            return payment ? line.amounts().payment() : line.amounts().commitment();
        }

        /** As written in message keys. */
        public String code() {
            return nature.code() + "." + (payment ? "cp" : "ae");
        }
    }

    /** A code of the referential and its amount in each column; nothing where nobody said. */
    public record Row(String code, Map<Column, Money> amounts) {

        public Row {
            amounts = Map.copyOf(amounts);
        }

        public Optional<Money> in(Column column) {
            return Optional.ofNullable(amounts.get(column));
        }

        private long weight() {
            return amounts.values().stream().mapToLong(Money::cents).max().orElse(0);
        }
    }

    /** A table of activities for each year, the last one first. */
    static List<BudgetTable> byActivity(List<BudgetLine> lines) {
        return of(lines, line -> line.slot().activity().code());
    }

    /** A table for each year, the last one first. */
    static List<BudgetTable> of(List<BudgetLine> lines, Function<BudgetLine, String> code) {
        Map<Years, List<BudgetLine>> years = new TreeMap<>(Comparator.reverseOrder());
        for (BudgetLine line : lines)
            years.computeIfAbsent(line.slot().years(), none -> new ArrayList<>())
                    .add(line);
        List<BudgetTable> tables = new ArrayList<>();
        years.forEach((year, told) -> {
            Map<Boolean, List<BudgetLine>> byTaxes = told.stream()
                    .collect(Collectors.partitioningBy(line -> line.vat().regime() != Regime.UNSAID));
            for (boolean taxed : new boolean[] {true, false})
                Optional.ofNullable(byTaxes.get(taxed))
                        .filter(some -> !some.isEmpty())
                        .ifPresent(some -> tables.add(table(year, taxed, some, code)));
        });
        return tables;
    }

    private static BudgetTable table(
            Years years, boolean taxed, List<BudgetLine> lines, Function<BudgetLine, String> code) {
        List<Column> columns = columns(lines);
        Map<String, List<BudgetLine>> rows = lines.stream()
                .filter(line -> !line.slot().agents())
                .collect(Collectors.groupingBy(code, LinkedHashMap::new, Collectors.toList()));
        List<BudgetLine> agents =
                lines.stream().filter(line -> line.slot().agents()).toList();
        return new BudgetTable(
                years,
                taxed,
                lines.stream().anyMatch(line -> line.vat().regime() == Regime.UNTAXED),
                columns,
                rows.entrySet().stream()
                        .map(one -> row(one.getKey(), columns, one.getValue()))
                        .sorted(Comparator.comparingLong(Row::weight).reversed())
                        .toList(),
                row("", columns, rows.values().stream().flatMap(List::stream).toList()),
                agents.isEmpty() ? null : row("", columns, agents));
    }

    private static List<Column> columns(List<BudgetLine> lines) {
        Set<Nature> natures = EnumSet.noneOf(Nature.class);
        lines.forEach(line -> natures.add(line.slot().nature()));
        List<Column> columns = new ArrayList<>();
        for (Nature nature : natures)
            for (boolean payment : new boolean[] {false, true}) {
                Column column = new Column(nature, payment);
                if (lines.stream().anyMatch(line -> column.of(line) != null)) columns.add(column);
            }
        return columns;
    }

    private static Row row(String code, List<Column> columns, List<BudgetLine> lines) {
        Map<Column, Money> amounts = new LinkedHashMap<>();
        for (Column column : columns)
            for (BudgetLine line : lines) {
                Money told = column.of(line);
                if (told != null) amounts.merge(column, line.vat().taxed(told).orElse(told), Money::plus);
            }
        return new Row(code, amounts);
    }

    /** What the year comes to: what was paid, else ordered, else foreseen again, else foreseen; the figure says which. */
    public Optional<Map.Entry<Column, Money>> headline() {
        for (Column column : List.of(
                new Column(Nature.REALISED, true),
                new Column(Nature.REALISED, false),
                new Column(Nature.REVISED, false),
                new Column(Nature.REVISED, true),
                new Column(Nature.PLANNED, false),
                new Column(Nature.PLANNED, true))) {
            Money told = total.amounts().get(column);
            if (told != null) return Optional.of(Map.entry(column, told));
        }
        return Optional.empty();
    }
}

package org.terreau.funding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/**
 * What orders write into the budget: those that are issued give commitments (AE), in the year in which they engage them, what
 * is paid gives payments (CP), by year, activity and resource. Nobody retypes them.
 */
final class OrderedLines {

    /** Where such a line comes from, as files say. */
    static final String SOURCE = "commandes";

    /** A cell of a year; in the order of the years. */
    private record Cell(int year, Activity activity, Resource resource) implements Comparable<Cell> {

        static Cell of(BudgetLine line) {
            BudgetLine.Slot slot = line.slot();
            return new Cell(slot.years().first(), slot.activity(), slot.resource());
        }

        @Override
        public int compareTo(Cell other) {
            if (year != other.year) return Integer.compare(year, other.year);
            return activity == other.activity ? resource.compareTo(other.resource) : activity.compareTo(other.activity);
        }
    }

    private static final class Sum {

        private @Nullable Money engaged;
        private @Nullable Money paid;
        private boolean alone = true;

        private void add(PurchaseOrder.Line line, Money engagedNow, Money paidNow) {
            if (engagedNow.cents() != 0) engaged = plus(engaged, engagedNow);
            if (paidNow.cents() != 0) paid = plus(paid, paidNow);
            if (engagedNow.cents() != 0 || paidNow.cents() != 0) alone &= line.alone();
        }

        private static Money plus(@Nullable Money one, Money other) {
            return one == null ? other : one.plus(other);
        }
    }

    private OrderedLines() {}

    /** The lines of these orders, taxes included, the first year first. */
    static List<BudgetLine> of(Collection<PurchaseOrder> orders) {
        Map<Cell, Sum> cells = new TreeMap<>();
        for (PurchaseOrder order : orders) add(cells, order);
        List<BudgetLine> lines = new ArrayList<>();
        cells.forEach((cell, sum) -> {
            BudgetLine.Amounts amounts = new BudgetLine.Amounts(sum.engaged, sum.paid);
            if (!amounts.none())
                lines.add(new BudgetLine(
                        new BudgetLine.Slot(
                                Years.of(cell.year()),
                                "",
                                cell.activity(),
                                cell.resource(),
                                Nature.REALISED,
                                false,
                                ""),
                        amounts,
                        Vat.INCLUDED,
                        sum.alone,
                        SOURCE));
        });
        return lines;
    }

    private static void add(Map<Cell, Sum> cells, PurchaseOrder order) {
        if (!order.state().engages() || order.lines().isEmpty()) return;
        List<PurchaseOrder.Split> splits = order.engagedSplits();
        TreeSet<Integer> years = new TreeSet<>();
        splits.forEach(split -> years.add(split.year()));
        order.deliveries().forEach(one -> {
            if (one.dates().paid() != null) years.add(one.dates().paid().getYear());
        });
        Money engagedBefore = Money.ZERO;
        Money paidBefore = Money.ZERO;
        for (int year : years) {
            Money engaged = engagedBefore.plus(splits.stream()
                    .filter(split -> split.year() == year)
                    .map(PurchaseOrder.Split::amount)
                    .reduce(Money.ZERO, Money::plus));
            Money paid = order.paidUntil(year);
            List<Money> engagedNow = between(order, engagedBefore, engaged);
            List<Money> paidNow = between(order, paidBefore, paid);
            for (int place = 0; place < order.lines().size(); place++) {
                PurchaseOrder.Line line = order.lines().get(place);
                cells.computeIfAbsent(new Cell(year, line.activity(), line.resource()), none -> new Sum())
                        .add(line, engagedNow.get(place), paidNow.get(place));
            }
            engagedBefore = engaged;
            paidBefore = paid;
        }
    }

    /** What each line of an order has of an amount that grew: over the years it adds up to the cent. */
    private static List<Money> between(PurchaseOrder order, Money before, Money now) {
        List<Money> weights = order.lines().stream().map(order::taxed).toList();
        List<Money> had = Spread.of(before, weights);
        List<Money> has = Spread.of(now, weights);
        List<Money> parts = new ArrayList<>();
        for (int place = 0; place < weights.size(); place++)
            parts.add(has.get(place).minus(had.get(place)));
        return parts;
    }

    /**
     * What is typed with what is ordered, nothing twice: of a cell that both tell, each amount is the larger of the two, as
     * what is typed is the whole of what the cell cost, orders included. A line of its own, with a label or a period, stays
     * beside.
     */
    static List<BudgetLine> merged(List<BudgetLine> typed, List<BudgetLine> ordered) {
        Map<Cell, BudgetLine> left = new TreeMap<>();
        ordered.forEach(line -> left.put(Cell.of(line), line));
        List<BudgetLine> lines = new ArrayList<>();
        for (BudgetLine line : typed) {
            BudgetLine.Slot slot = line.slot();
            boolean cell = slot.plain() && slot.nature() == Nature.REALISED && !slot.agents();
            BudgetLine other = cell ? left.remove(Cell.of(line)) : null;
            lines.add(other == null ? line : larger(line, other));
        }
        lines.addAll(left.values());
        return lines;
    }

    private static BudgetLine larger(BudgetLine typed, BudgetLine ordered) {
        if (typed.vat().regime() == Regime.UNSAID) return ordered;
        BudgetLine.Amounts amounts = new BudgetLine.Amounts(
                larger(
                        taxed(typed, typed.amounts().commitment()),
                        ordered.amounts().commitment()),
                larger(
                        taxed(typed, typed.amounts().payment()),
                        ordered.amounts().payment()));
        boolean kept = amounts.equals(new BudgetLine.Amounts(
                taxed(typed, typed.amounts().commitment()),
                taxed(typed, typed.amounts().payment())));
        return kept
                ? typed
                : new BudgetLine(
                        typed.slot(), amounts, Vat.INCLUDED, typed.alone() || ordered.alone(), ordered.source());
    }

    private static @Nullable Money taxed(BudgetLine line, @Nullable Money amount) {
        return amount == null ? null : line.vat().taxed(amount).orElse(amount);
    }

    private static @Nullable Money larger(@Nullable Money one, @Nullable Money other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.compareTo(other) < 0 ? other : one;
    }
}

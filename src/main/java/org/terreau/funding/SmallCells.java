package org.terreau.funding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/**
 * What everybody may read of lines: an amount that one person alone is paid for would tell a daily rate, which is a secret
 * of business. It goes into "Autre" with others, as many as it takes for two people at least to be in each amount; where a
 * year has nobody else, its amount is not told.
 */
final class SmallCells {

    private static final int ENOUGH = 2;

    private SmallCells() {}

    /**
     * Lines without the small ones.
     *
     * @param merged some were put together
     * @param withheld years of which an amount is not told
     */
    record Open(List<BudgetLine> lines, boolean merged, Set<Years> withheld) {}

    /** What may be put together: amounts of other years, or of which nobody knows the taxes, may not. */
    private record Group(Years years, Nature nature, boolean agents, boolean taxed) {

        static Group of(BudgetLine line) {
            BudgetLine.Slot slot = line.slot();
            return new Group(
                    slot.years(), slot.nature(), slot.agents(), line.vat().regime() != Regime.UNSAID);
        }
    }

    /** One of the two amounts of a line. */
    private enum Part {
        COMMITMENT(BudgetLine.Amounts::commitment),
        PAYMENT(BudgetLine.Amounts::payment);

        private final Function<BudgetLine.Amounts, @Nullable Money> read;

        Part(Function<BudgetLine.Amounts, @Nullable Money> read) {
            this.read = read;
        }

        boolean in(BudgetLine line) {
            return read.apply(line.amounts()) != null;
        }

        /** At least so many people: one for all the lines of what one does alone, two for any other. */
        int people(List<BudgetLine> lines) {
            List<BudgetLine> told = lines.stream().filter(this::in).toList();
            long alone = told.stream()
                    .filter(BudgetLine::alone)
                    .map(line -> List.of(
                            line.slot().activity(),
                            line.slot().resource(),
                            line.slot().label()))
                    .distinct()
                    .count();
            return (int) alone
                    + ENOUGH * (int) told.stream().filter(line -> !line.alone()).count();
        }

        @Nullable
        Money sum(List<BudgetLine> lines, boolean taxed) {
            return lines.stream()
                    .filter(this::in)
                    .map(line -> amount(line, taxed))
                    .reduce(Money::plus)
                    .orElse(null);
        }

        private Money amount(BudgetLine line, boolean taxed) {
            Money told = Objects.requireNonNull(read.apply(line.amounts()));
            return taxed ? line.vat().taxed(told).orElse(told) : told;
        }
    }

    static Open open(List<BudgetLine> lines) {
        if (lines.stream().noneMatch(BudgetLine::alone)) return new Open(lines, false, Set.of());
        Map<Group, List<BudgetLine>> groups =
                lines.stream().collect(Collectors.groupingBy(Group::of, LinkedHashMap::new, Collectors.toList()));
        List<BudgetLine> open = new ArrayList<>();
        Set<Years> withheld = new TreeSet<>();
        groups.forEach((group, members) -> {
            List<BudgetLine> pool = pool(members);
            members.stream().filter(line -> !pool.contains(line)).forEach(open::add);
            if (pool.isEmpty()) return;
            Optional<BudgetLine> together = together(group, pool);
            together.ifPresent(open::add);
            boolean told = together.isPresent()
                    && Part.COMMITMENT.in(together.get()) == pool.stream().anyMatch(Part.COMMITMENT::in)
                    && Part.PAYMENT.in(together.get()) == pool.stream().anyMatch(Part.PAYMENT::in);
            if (!told) withheld.add(group.years());
        });
        return new Open(open, true, withheld);
    }

    /** The lines that can't stand by themselves, with the smallest others that make them enough. */
    private static List<BudgetLine> pool(List<BudgetLine> members) {
        List<BudgetLine> pool =
                members.stream().filter(BudgetLine::alone).collect(Collectors.toCollection(ArrayList::new));
        if (pool.isEmpty()) return pool;
        List<BudgetLine> others = members.stream()
                .filter(line -> !line.alone())
                .sorted(Comparator.comparing((BudgetLine line) -> line.slot().activity() != Activity.OTHER)
                        .thenComparing(BudgetLine::amount))
                .toList();
        for (BudgetLine other : others) if (lacks(pool, other)) pool.add(other);
        return pool;
    }

    /** One of the amounts of the pool has too few people, and the other line has it. */
    private static boolean lacks(List<BudgetLine> pool, BudgetLine other) {
        for (Part part : Part.values()) {
            int people = part.people(pool);
            if (people > 0 && people < ENOUGH && part.in(other)) return true;
        }
        return false;
    }

    /** Empty when none of its amounts has enough people. */
    private static Optional<BudgetLine> together(Group group, List<BudgetLine> pool) {
        BudgetLine.Amounts amounts = new BudgetLine.Amounts(
                sum(Part.COMMITMENT, pool, group.taxed()), sum(Part.PAYMENT, pool, group.taxed()));
        if (amounts.none()) return Optional.empty();
        List<Resource> resources =
                pool.stream().map(line -> line.slot().resource()).distinct().toList();
        return Optional.of(new BudgetLine(
                new BudgetLine.Slot(
                        group.years(),
                        "",
                        Activity.OTHER,
                        resources.size() == 1 ? resources.get(0) : Resource.OTHER,
                        group.nature(),
                        group.agents(),
                        ""),
                amounts,
                group.taxed() ? new Vat(Regime.TAXED, pool.get(0).vat().rate()) : Vat.UNSAID,
                false,
                ""));
    }

    private static @Nullable Money sum(Part part, List<BudgetLine> pool, boolean taxed) {
        return part.people(pool) < ENOUGH ? null : part.sum(pool, taxed);
    }
}

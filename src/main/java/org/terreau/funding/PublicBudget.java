package org.terreau.funding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.terreau.portfolio.Product;
import org.terreau.shared.Money;

/**
 * What everybody may read of the money of a product.
 *
 * @param version that the lines are of; empty when none was published
 * @param history every version, and what was corrected
 * @param lines without those that would tell what one person is paid
 * @param byActivity the lines summed up, a table a year
 * @param detail whether some lines were put together, and the years of which an amount is not told
 */
public record PublicBudget(
        Product product,
        Optional<BudgetVersion> version,
        History history,
        List<BudgetLine> lines,
        List<BudgetTable> byActivity,
        Detail detail,
        Stated stated,
        Sources sources) {

    public PublicBudget {
        lines = List.copyOf(lines);
        byActivity = List.copyOf(byActivity);
    }

    /** How far what was granted went; empty where no version tells it, or where an amount of it is not told. */
    public Optional<Progress> progress() {
        return version.isEmpty() || !detail.withheld().isEmpty()
                ? Optional.empty()
                : Progress.of(sources.granted(), lines);
    }

    /** What was put together so that nobody is recognised. */
    public record Detail(boolean merged, Set<Years> withheld) {

        public Detail {
            withheld = Set.copyOf(withheld);
        }
    }

    /**
     * What was published over time.
     *
     * @param versions the last one first
     * @param corrections of years that were closed, until the version that is shown
     * @param changes what the version that is shown tells otherwise than the one before it
     */
    public record History(
            BudgetVersion.State state,
            List<BudgetVersion> versions,
            List<Correction> corrections,
            List<BudgetChange> changes) {

        public History {
            versions = List.copyOf(versions);
            corrections = List.copyOf(corrections);
            changes = List.copyOf(changes);
        }
    }

    /**
     * What sources say besides the lines.
     *
     * @param gaps what they state and the lines do not give
     * @param totals that no line details
     */
    public record Stated(List<Gap> gaps, List<StatedTotal> totals) {

        public Stated {
            gaps = List.copyOf(gaps);
            totals = List.copyOf(totals);
        }
    }

    /** Where the money comes from. */
    public record Sources(Envelopes.Budget granted, List<Contribution> contributions) {

        public Sources {
            contributions = List.copyOf(contributions);
        }

        public boolean none() {
            return granted.envelopes().isEmpty() && contributions.isEmpty();
        }

        /** The contributions of which everybody may read the act, in their order. */
        public List<Contribution> acts() {
            return contributions.stream().filter(one -> !one.act().isEmpty()).toList();
        }

        /** What each funder brings, by regime, the largest first. */
        public List<Funder> funders() {
            Map<String, Map<Regime, Money>> sums = new LinkedHashMap<>();
            Map<String, Years> years = new LinkedHashMap<>();
            for (Contribution one : contributions) {
                if (one.left()) continue;
                sums.computeIfAbsent(one.funder(), none -> new LinkedHashMap<>())
                        .merge(one.regime(), one.amount(), Money::plus);
                years.merge(one.funder(), one.years(), Sources::both);
            }
            List<Funder> funders = new ArrayList<>();
            sums.forEach((name, amounts) -> {
                Years span = Objects.requireNonNull(years.get(name));
                amounts.forEach((regime, amount) -> funders.add(new Funder(name, span, amount, regime)));
            });
            funders.sort((one, other) -> other.amount().compareTo(one.amount()));
            return funders;
        }

        private static Years both(Years one, Years other) {
            return new Years(Math.min(one.first(), other.first()), Math.max(one.last(), other.last()));
        }

        /**
         * What is granted and that no funder of the same years is known to bring; zero when they bring all, when none is
         * known, or when one says an amount without taxes, which is not compared.
         */
        public Money toFind() {
            if (granted.envelopes().isEmpty()) return Money.ZERO;
            Years span = granted.envelopes().stream()
                    .map(one -> new Years(one.from().getYear(), one.until().getYear()))
                    .reduce(Sources::both)
                    .orElseThrow();
            List<Contribution> known = contributions.stream()
                    .filter(one -> !one.left()
                            && one.years().last() >= span.first()
                            && one.years().first() <= span.last())
                    .toList();
            if (known.isEmpty() || known.stream().anyMatch(one -> one.regime() == Regime.UNTAXED)) return Money.ZERO;
            Money brought = known.stream().map(Contribution::amount).reduce(Money.ZERO, Money::plus);
            Money lacking = granted.total().minus(brought);
            return lacking.cents() > 0 ? lacking : Money.ZERO;
        }
    }

    /** What a funder brings in all. */
    public record Funder(String name, Years years, Money amount, Regime regime) {}

    /** There is something to read here: lines, or where the money comes from. */
    public boolean known() {
        return version.isPresent() || !sources.none();
    }

    /** From who brings money to what it pays, over all years together. */
    public MoneyFlow flow() {
        return MoneyFlow.of(PortfolioMoney.of(
                product, byActivity, sources.contributions(), sources.granted().envelopes()));
    }

    public List<BudgetTable> byResource() {
        return BudgetTable.of(lines, line -> line.slot().resource().code());
    }
}

package org.terreau.sharing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;

/** Who pays how much. The parts make the cost, to the cent. */
public record Outcome(Scenario scenario, List<Part> parts) {

    /** Who pays this much more than by inhabitant is said to, in percent. */
    public static final int NOTABLY_MORE = 20;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Outcome {
        parts = List.copyOf(parts);
    }

    /**
     * What a member pays.
     *
     * @param percent of the cost, with two decimals
     * @param perInhabitant with two decimals; null when the population is unknown or nobody lives there
     * @param above by how many percent it is above what it would pay by inhabitant; negative when below, null when some
     *     population is unknown or nobody lives there
     */
    public record Part(
            Member member,
            Money amount,
            BigDecimal percent,
            @Nullable Money perInhabitant,
            @Nullable Integer above) {

        /** It pays notably more than by inhabitant. */
        public boolean notablyMore() {
            return above != null && above > NOTABLY_MORE;
        }
    }

    /**
     * Shares the cost.
     *
     * @throws org.terreau.shared.Refused naming what keeps it from being shared
     */
    public static Outcome of(Scenario scenario) {
        List<BigInteger> weights = Weights.of(scenario);
        Solvable.check(scenario, weights);
        List<Long> cents = Division.within(scenario.cost().amount().cents(), weights, scenario.limits());
        boolean known = scenario.members().stream().allMatch(member -> member.population() != null);
        long inhabitants =
                scenario.members().stream().mapToLong(Member::inhabitants).sum();
        List<Part> parts = new ArrayList<>();
        for (int place = 0; place < cents.size(); place++)
            parts.add(part(
                    scenario.members().get(place),
                    new Money(cents.get(place)),
                    scenario.cost().amount(),
                    known ? inhabitants : 0));
        return new Outcome(scenario, parts);
    }

    /** @param inhabitants of all the members, 0 when unknown */
    private static Part part(Member member, Money amount, Money cost, long inhabitants) {
        long own = member.inhabitants();
        return new Part(
                member,
                amount,
                percent(amount.cents(), cost.cents()),
                own == 0 ? null : new Money(divided(BigDecimal.valueOf(amount.cents()), own)),
                own == 0 || inhabitants == 0 ? null : above(amount, cost, own, inhabitants));
    }

    private static int above(Money amount, Money cost, long own, long inhabitants) {
        BigDecimal byInhabitant = BigDecimal.valueOf(cost.cents()).multiply(BigDecimal.valueOf(own));
        return BigDecimal.valueOf(amount.cents())
                .multiply(BigDecimal.valueOf(inhabitants))
                .multiply(HUNDRED)
                .divide(byInhabitant, 0, RoundingMode.HALF_UP)
                .subtract(HUNDRED)
                .intValueExact();
    }

    private static BigDecimal percent(long part, long whole) {
        return BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }

    private static long divided(BigDecimal cents, long by) {
        return cents.divide(BigDecimal.valueOf(by), 0, RoundingMode.HALF_UP).longValueExact();
    }

    public Money total() {
        return parts.stream().map(Part::amount).reduce(Money.ZERO, Money::plus);
    }

    /** Who pays notably more than by inhabitant, the most first. */
    public List<Part> notablyMore() {
        return parts.stream()
                .filter(Part::notablyMore)
                .sorted(Comparator.comparingInt((Part part) -> Objects.requireNonNullElse(part.above(), 0))
                        .reversed())
                .toList();
    }

    /** The cost of a unit; null when the method counts none. */
    public @Nullable Money perUnit() {
        if (scenario.method() != SharingMethod.UNITS) return null;
        BigDecimal units = scenario.members().stream().map(Member::units).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(BigDecimal.valueOf(scenario.cost().amount().cents())
                .divide(units, 0, RoundingMode.HALF_UP)
                .longValueExact());
    }
}

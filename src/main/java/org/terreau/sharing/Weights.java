package org.terreau.sharing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import org.terreau.shared.Money;

/** What each member pays beside the others by the method alone, before floors and caps: whole numbers, so that nothing is rounded. */
final class Weights {

    /** Decimals of units, keys and percentages. */
    private static final int DECIMALS = 6;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Weights() {}

    static List<BigInteger> of(Scenario scenario) {
        Parameters parameters = scenario.parameters();
        return switch (scenario.method()) {
            case EQUAL -> each(scenario, member -> BigInteger.ONE);
            case POPULATION -> each(scenario, Weights::inhabitants);
            case UNITS -> each(scenario, Weights::units);
            case STRATA -> each(scenario, member -> cents(parameters.tariff(member.inhabitants())));
            case FIXED_AND_VARIABLE ->
                fixedAndVariable(
                        parameters.fixed(),
                        each(scenario, parameters.byUnits() ? Weights::units : Weights::inhabitants));
            case KEY -> ownThenKey(scenario);
        };
    }

    private static List<BigInteger> each(Scenario scenario, Function<Member, BigInteger> weight) {
        return scenario.members().stream().map(weight).toList();
    }

    private static BigInteger inhabitants(Member member) {
        return BigInteger.valueOf(member.inhabitants());
    }

    private static BigInteger units(Member member) {
        return whole(member.units());
    }

    private static BigInteger cents(Money amount) {
        return BigInteger.valueOf(amount.cents());
    }

    private static BigInteger whole(BigDecimal number) {
        return number.movePointRight(DECIMALS).toBigIntegerExact();
    }

    /** p/n + (1 - p) × w/W, times n × W. */
    private static List<BigInteger> fixedAndVariable(BigDecimal percent, List<BigInteger> variable) {
        BigInteger sum = sum(variable);
        BigInteger fixed = whole(percent).multiply(sum);
        BigInteger rest = whole(HUNDRED.subtract(percent)).multiply(BigInteger.valueOf(variable.size()));
        return variable.stream().map(weight -> fixed.add(rest.multiply(weight))).toList();
    }

    /** own + k/K × (cost - all that is own), times K. */
    private static List<BigInteger> ownThenKey(Scenario scenario) {
        BigInteger keys = sum(each(scenario, member -> whole(member.key())));
        BigInteger own = sum(each(scenario, member -> cents(member.own())));
        BigInteger rest = cents(scenario.cost().amount()).subtract(own);
        return each(
                scenario,
                member -> cents(member.own())
                        .multiply(keys)
                        .add(whole(member.key()).multiply(rest)));
    }

    static BigInteger sum(List<BigInteger> weights) {
        return weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}

package org.terreau.sharing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;

/** What keeps a cost from being shared as it is asked, all at once, each beside the field that it is about. */
final class Solvable {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String MEMBERS = "membres";

    private final Scenario scenario;
    private final List<BigInteger> weights;
    private final Objections objections = new Objections();

    private Solvable(Scenario scenario, List<BigInteger> weights) {
        this.scenario = scenario;
        this.weights = weights;
    }

    /** @throws org.terreau.shared.Refused when there is anything */
    static void check(Scenario scenario, List<BigInteger> weights) {
        Solvable one = new Solvable(scenario, weights);
        one.populations();
        one.methods();
        if (!one.objections.any()) one.limits();
        one.objections.raise();
    }

    private void populations() {
        if (!scenario.countsInhabitants()) return;
        List<String> unknown = scenario.members().stream()
                .filter(member -> member.population() == null)
                .map(member -> member.place().label())
                .toList();
        if (!unknown.isEmpty()) {
            String named = String.join(", ", unknown.subList(0, Math.min(10, unknown.size())));
            objections.add(MEMBERS, "sharing.population.unknown", unknown.size(), named);
        } else if (scenario.members().stream().allMatch(member -> member.inhabitants() == 0))
            objections.add(MEMBERS, "sharing.population.none");
    }

    private void methods() {
        if (scenario.countsUnits()
                && scenario.members().stream().allMatch(member -> member.units().signum() == 0))
            objections.add(MEMBERS, "sharing.units.none");
        if (scenario.method() == SharingMethod.KEY) keys();
        if (scenario.method() == SharingMethod.STRATA && Weights.sum(weights).signum() == 0)
            objections.add("strates", "sharing.strata.nothing");
    }

    private void keys() {
        BigDecimal keys = scenario.members().stream().map(Member::key).reduce(BigDecimal.ZERO, BigDecimal::add);
        Money own = scenario.members().stream().map(Member::own).reduce(Money.ZERO, Money::plus);
        int compared = keys.compareTo(HUNDRED);
        objections.when(compared < 0, MEMBERS, "sharing.key.lacks", keys, HUNDRED.subtract(keys));
        objections.when(compared > 0, MEMBERS, "sharing.key.beyond", keys, keys.subtract(HUNDRED));
        objections.when(own.compareTo(scenario.cost().amount()) > 0, MEMBERS, "sharing.own.beyond", own.inEuros());
    }

    private void limits() {
        Limits limits = scenario.limits();
        long cost = scenario.cost().amount().cents();
        long floors = limits.floorCents() * scenario.members().size();
        if (limits.floorCents() > limits.capCents()) {
            objections.add("plafond", "sharing.cap.below");
            return;
        }
        if (floors > cost) objections.add("plancher", "sharing.floor.beyond", new Money(floors).inEuros());
        if (limits.cap() == null) return;
        long paying = weights.stream().filter(weight -> weight.signum() > 0).count();
        long most = limits.capCents() * paying + limits.floorCents() * (weights.size() - paying);
        if (most < cost)
            objections.add("plafond", "sharing.cap.short", new Money(most).inEuros(), new Money(cost - most).inEuros());
    }
}

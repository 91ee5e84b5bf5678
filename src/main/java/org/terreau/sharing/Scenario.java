package org.terreau.sharing;

import java.util.ArrayList;
import java.util.List;
import org.terreau.shared.Money;

/** A cost, who shares it, and how. */
public record Scenario(
        String name, Cost cost, SharingMethod method, Parameters parameters, Limits limits, List<Member> members) {

    /** Most members of one scenario. */
    public static final int MOST_MEMBERS = 2000;

    /** Longest name, in characters. */
    public static final int NAME = 120;

    public Scenario {
        members = List.copyOf(members);
    }

    /** The same under another name. */
    public Scenario named(String another) {
        return new Scenario(another, cost, method, parameters, limits, members);
    }

    /** The same with one more member, at another cost. */
    public Scenario joinedBy(Member newcomer, Cost another) {
        List<Member> all = new ArrayList<>(members);
        all.add(newcomer);
        return new Scenario(name, another, method, parameters, limits, all);
    }

    /** The method counts inhabitants: each member's must be known. */
    public boolean countsInhabitants() {
        return switch (method) {
            case POPULATION, STRATA -> true;
            case FIXED_AND_VARIABLE -> !parameters.byUnits();
            case EQUAL, UNITS, KEY -> false;
        };
    }

    /** The method counts units. */
    public boolean countsUnits() {
        return method == SharingMethod.UNITS || (method == SharingMethod.FIXED_AND_VARIABLE && parameters.byUnits());
    }

    /** What the tariffs bring before they are brought to the cost. */
    public Money atTariff() {
        return members.stream()
                .map(member -> parameters.tariff(member.inhabitants()))
                .reduce(Money.ZERO, Money::plus);
    }
}

package org.terreau.sharing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;

/**
 * What is worth a look before a scenario is shown to others, and stops nothing.
 *
 * @param key of its sentence in the message bundles
 */
public record Warning(String key, List<Object> arguments) {

    private static final int NAMED = 10;

    public Warning {
        arguments = List.copyOf(arguments);
    }

    /** Finds them. */
    @Component
    public static class Finder {

        private final Collectivities collectivities;

        Finder(Collectivities collectivities) {
            this.collectivities = collectivities;
        }

        public List<Warning> of(Scenario scenario) {
            List<Warning> warnings = new ArrayList<>();
            countedTwice(scenario)
                    .forEach((whole, inside) -> warnings.add(new Warning(
                            "sharing.warning.twice",
                            List.of(
                                    inside.size(),
                                    String.join(", ", inside.subList(0, Math.min(NAMED, inside.size()))),
                                    whole))));
            if (scenario.countsInhabitants() && kinds(scenario).size() > 1)
                warnings.add(new Warning("sharing.warning.kinds", List.of()));
            if (scenario.members().size() == 1) warnings.add(new Warning("sharing.warning.alone", List.of()));
            long typed =
                    scenario.members().stream().filter(Member::populationTyped).count();
            if (typed > 0) warnings.add(new Warning("sharing.warning.typed", List.of(typed)));
            if (scenario.method() == SharingMethod.STRATA
                    && !scenario.atTariff().equals(scenario.cost().amount()))
                warnings.add(new Warning(
                        "sharing.warning.tariff", List.of(scenario.atTariff().inEuros())));
            return warnings;
        }

        private static Set<CollectivityKind> kinds(Scenario scenario) {
            return scenario.members().stream()
                    .map(member -> member.place().id().kind())
                    .collect(Collectors.toSet());
        }

        /** The members that are within another one: their inhabitants count twice. */
        private Map<String, List<String>> countedTwice(Scenario scenario) {
            Map<CollectivityId, Collectivity> members = scenario.members().stream()
                    .map(Member::place)
                    .collect(Collectors.toMap(Collectivity::id, place -> place, (one, other) -> one));
            Map<String, List<String>> within = new LinkedHashMap<>();
            for (Collectivity whole : members.values()) {
                if (whole.id().kind() == CollectivityKind.COMMUNE) continue;
                List<String> inside = collectivities.communesOf(whole.id()).stream()
                        .filter(commune -> members.containsKey(commune.id()))
                        .map(Collectivity::label)
                        .toList();
                if (!inside.isEmpty()) within.put(whole.label(), inside);
            }
            return within;
        }
    }
}

package org.terreau.impact;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A unit as formulas reckon with it: "€ / utilisateur actif" is euros to the power one and active users to the power minus
 * one. The plural and the singular are the same unit.
 */
record Unit(Map<String, Integer> powers) {

    static final Unit NONE = new Unit(Map.of());

    Unit {
        powers = powers.entrySet().stream()
                .filter(power -> power.getValue() != 0)
                .collect(Collectors.collectingAndThen(
                        Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, TreeMap::new),
                        Map::copyOf));
    }

    /** Reads "€", "€ / utilisateur actif", "heures / (agent × mois)" or "heures / agent / mois". */
    static Unit read(String written) {
        Map<String, Integer> powers = new TreeMap<>();
        String[] parts = written.replaceAll("[()]", " ").split("[/÷]", -1);
        for (int part = 0; part < parts.length; part++)
            for (String one : parts[part].split("[×*·]", -1)) {
                String name = singular(one);
                if (!name.isEmpty() && !name.equals("1")) powers.merge(name, part == 0 ? 1 : -1, Integer::sum);
            }
        return new Unit(powers);
    }

    private static String singular(String name) {
        return java.util.Arrays.stream(name.strip().split("\\s+", -1))
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .collect(Collectors.joining(" "));
    }

    Unit times(Unit other) {
        return combined(other, 1);
    }

    Unit over(Unit other) {
        return combined(other, -1);
    }

    private Unit combined(Unit other, int sign) {
        Map<String, Integer> all = new TreeMap<>(powers);
        other.powers.forEach((name, power) -> all.merge(name, sign * power, Integer::sum));
        return new Unit(all);
    }

    @Override
    public String toString() {
        String above = side(1);
        String below = side(-1);
        if (below.isEmpty()) return above;
        return (above.isEmpty() ? "1" : above) + " / " + (below.contains(" × ") ? "(" + below + ")" : below);
    }

    private String side(int sign) {
        return new TreeMap<>(powers)
                .entrySet().stream()
                        .filter(power -> power.getValue() * sign > 0)
                        .flatMap(power ->
                                java.util.Collections.nCopies(Math.abs(power.getValue()), power.getKey()).stream())
                        .collect(Collectors.joining(" × "));
    }
}

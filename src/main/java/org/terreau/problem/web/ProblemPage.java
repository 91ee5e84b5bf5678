package org.terreau.problem.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.terreau.problem.ProblemSection;
import org.terreau.problem.Registry;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityKind;

/**
 * The public page of a problem.
 *
 * @param territories where its authors say it is met
 */
public record ProblemPage(Registry.Sheet sheet, List<Collectivity> territories, List<ProblemSection.Part> sections) {

    private static final int LISTED = 12;

    public ProblemPage {
        territories = List.copyOf(territories);
        sections = List.copyOf(sections);
    }

    /**
     * The collectivities of a kind.
     *
     * @param inhabitants of those that the code gives; null when it gives none
     */
    public record Size(
            CollectivityKind kind, int number, @Nullable Long inhabitants) {}

    /** By kind: populations of different kinds are of different years and are never added. */
    public List<Size> sizes() {
        List<Size> sizes = new ArrayList<>();
        for (CollectivityKind kind : CollectivityKind.values()) {
            List<Collectivity> ofKind = sheet.places().stream()
                    .map(Registry.Place::collectivity)
                    .filter(place -> place.id().kind() == kind)
                    .toList();
            if (ofKind.isEmpty()) continue;
            long inhabitants = 0;
            boolean known = false;
            for (Collectivity place : ofKind) {
                Long population = place.population();
                if (population == null) continue;
                known = true;
                inhabitants += population;
            }
            sizes.add(new Size(kind, ofKind.size(), known ? inhabitants : null));
        }
        return sizes;
    }

    /** How many communes of each size, from the smallest; those that have none are left out. */
    public Map<String, Integer> communes() {
        Map<String, Integer> classes = new LinkedHashMap<>();
        for (String code : List.of("2000", "10000", "50000", "plus")) {
            int number = (int) sheet.places().stream()
                    .map(Registry.Place::collectivity)
                    .filter(place -> place.id().kind() == CollectivityKind.COMMUNE && code.equals(size(place)))
                    .count();
            if (number > 0) classes.put(code, number);
        }
        return classes;
    }

    private static String size(Collectivity commune) {
        Long population = commune.population();
        if (population == null) return "";
        return population < 2_000 ? "2000" : population < 10_000 ? "10000" : population < 50_000 ? "50000" : "plus";
    }

    /** How many collectivities in each département; those that span several are in none. */
    public Map<String, Long> departements() {
        Map<String, Long> counts = new TreeMap<>();
        for (Registry.Place place : sheet.places()) {
            String departement = place.collectivity().departement();
            if (departement != null) counts.merge(departement, 1L, Long::sum);
        }
        return counts;
    }

    public String departement(String code) {
        return sheet.places().stream()
                .map(Registry.Place::collectivity)
                .filter(place -> code.equals(place.departement()))
                .findFirst()
                .map(place -> code + " " + place.departementName())
                .orElse(code);
    }

    public List<Registry.Place> listed() {
        return sheet.places().subList(0, Math.min(LISTED, sheet.places().size()));
    }

    public int more() {
        return sheet.places().size() - listed().size();
    }

    /** How many collectivities are missing for the problem to be a shared one. */
    public int missing() {
        return Math.max(0, sheet.threshold() - sheet.problem().collectivities());
    }
}

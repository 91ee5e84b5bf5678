package org.terreau.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/** Reads a list of collectivities as people type it: one a line, by name, postal code or official code. */
@Component
public class Places {

    private static final int MOST = 50;
    private static final int CANDIDATES = 8;

    private final Collectivities collectivities;

    Places(Collectivities collectivities) {
        this.collectivities = collectivities;
    }

    /** What was understood, and what was not. */
    public record Typed(List<CollectivityId> found, List<Refused.Problem> problems) {}

    public Typed read(String field, String typed) {
        List<CollectivityId> found = new ArrayList<>();
        List<Refused.Problem> problems = new ArrayList<>();
        List<String> lines =
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() > MOST) problems.add(Refused.Problem.of(field, "problem.territories.many", MOST));
        for (String line : lines.subList(0, Math.min(MOST, lines.size()))) {
            List<Collectivity> candidates = candidates(line);
            if (candidates.size() == 1) found.add(candidates.get(0).id());
            else if (candidates.isEmpty()) problems.add(Refused.Problem.of(field, "problem.territories.unknown", line));
            else
                problems.add(Refused.Problem.of(
                        field,
                        "problem.territories.several",
                        line,
                        String.join(
                                ", ",
                                candidates.stream()
                                        .limit(3)
                                        .map(Collectivity::label)
                                        .toList())));
        }
        return new Typed(found.stream().distinct().toList(), problems);
    }

    /** The same list, to be typed again. */
    public String written(List<CollectivityId> ids) {
        return String.join(
                "\n",
                collectivities.findAll(ids).values().stream()
                        .map(Collectivity::label)
                        .toList());
    }

    private List<Collectivity> candidates(String line) {
        Optional<Collectivity> named = CollectivityId.parse(line).flatMap(collectivities::find);
        if (named.isPresent()) return List.of(named.get());
        List<Collectivity> near = collectivities.search(line, null, CANDIDATES);
        List<Collectivity> labelled = near.stream()
                .filter(place -> place.label().equalsIgnoreCase(line))
                .toList();
        if (!labelled.isEmpty()) return labelled.subList(0, 1);
        List<Collectivity> same = near.stream()
                .filter(place -> Plain.text(place.name()).equals(Plain.text(line)))
                .toList();
        return same.isEmpty() ? near : same;
    }
}

package org.terreau.problem;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityReader;

/** Reads a list of collectivities as people type it: one a line, by name, postal code or official code. */
@Component
public class Places {

    private static final int MOST = 50;

    private final Collectivities collectivities;
    private final CollectivityReader reader;

    Places(Collectivities collectivities, CollectivityReader reader) {
        this.collectivities = collectivities;
        this.reader = reader;
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
            CollectivityReader.Reading reading = reader.read(CollectivityReader.Written.bare(line), true);
            List<Collectivity> candidates = reading.candidates();
            if (candidates.size() == 1) found.add(candidates.get(0).id());
            else if (candidates.isEmpty()) problems.add(Refused.Problem.of(field, "problem.territories.unknown", line));
            else
                problems.add(Refused.Problem.of(
                        field,
                        "problem.territories.several",
                        line,
                        String.join(
                                ", ",
                                candidates.stream().limit(3).map(Places::told).toList())));
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

    /** With its code, which is what to write to be understood. */
    private static String told(Collectivity place) {
        return place.label() + " – " + place.id();
    }
}

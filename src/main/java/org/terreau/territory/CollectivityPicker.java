package org.terreau.territory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.shared.Refused;
import org.terreau.web.Form;

/**
 * Reads the collectivity field of a form (`component/field/collectivity`): what was typed under `name-recherche`, and
 * what was chosen under `name`. Without script, the form comes back with the candidates to choose from.
 */
@Component
public class CollectivityPicker {

    private static final int CANDIDATES = 8;

    private final Collectivities collectivities;

    CollectivityPicker(Collectivities collectivities) {
        this.collectivities = collectivities;
    }

    /**
     * What the field says.
     *
     * @param chosen the collectivity, null when none is chosen yet
     * @param candidates to choose from when what was typed resembles several
     * @param problems empty when a collectivity is chosen
     */
    public record Picked(@Nullable Collectivity chosen, List<Collectivity> candidates, List<Refused.Problem> problems) {

        /** For a form that does not ask. */
        public static final Picked NONE = new Picked(null, List.of(), List.of());

        public Picked {
            candidates = List.copyOf(candidates);
            problems = List.copyOf(problems);
        }

        public @Nullable CollectivityId id() {
            return chosen == null ? null : chosen.id();
        }
    }

    public Picked read(Form form, String name) {
        String typed = form.text(name + "-recherche");
        Optional<Collectivity> chosen = CollectivityId.parse(form.text(name)).flatMap(collectivities::find);
        if (chosen.isPresent() && (typed.isEmpty() || typed.equals(chosen.get().label())))
            return new Picked(chosen.get(), List.of(), List.of());
        if (typed.isEmpty()) return refused(name, List.of(), "territory.picker.empty");
        List<Collectivity> found = collectivities.search(typed, null, CANDIDATES);
        if (chosen.isPresent() && found.contains(chosen.get())) return new Picked(chosen.get(), List.of(), List.of());
        if (found.size() == 1) return new Picked(found.get(0), List.of(), List.of());
        List<Collectivity> exact = found.stream()
                .filter(place -> Spelling.plain(place.name()).equals(Spelling.plain(typed))
                        || place.label().equalsIgnoreCase(typed))
                .toList();
        if (exact.size() == 1) return new Picked(exact.get(0), List.of(), List.of());
        return found.isEmpty()
                ? refused(name, found, "territory.picker.unknown")
                : refused(name, found, "territory.picker.several");
    }

    private static Picked refused(String name, List<Collectivity> candidates, String key) {
        return new Picked(null, candidates, List.of(Refused.Problem.of(name + "-recherche", key)));
    }
}

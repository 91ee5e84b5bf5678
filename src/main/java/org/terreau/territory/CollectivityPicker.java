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
     * @param chosen the collectivity, as the legal person that it is; null when none is chosen yet
     * @param candidates to choose from when what was typed resembles several
     * @param problems empty when a collectivity is chosen
     */
    public record Picked(
            @Nullable Collectivity chosen, List<Collectivities.Match> candidates, List<Refused.Problem> problems) {

        /** For a form that does not ask. */
        public static final Picked NONE = new Picked(null, List.of(), List.of());

        public Picked {
            candidates = List.copyOf(candidates);
            problems = List.copyOf(problems);
        }

        private static Picked of(Collectivity chosen) {
            return new Picked(chosen, List.of(), List.of());
        }

        public @Nullable CollectivityId id() {
            return chosen == null ? null : chosen.id();
        }
    }

    public Picked read(Form form, String name) {
        String typed = form.text(name + "-recherche");
        Optional<Collectivity> entry = CollectivityId.parse(form.text(name)).flatMap(collectivities::find);
        Optional<Collectivity> chosen = entry.map(collectivities::legalPerson);
        if (chosen.isPresent() && (typed.isEmpty() || labelled(typed, entry) || labelled(typed, chosen)))
            return Picked.of(chosen.get());
        if (typed.isEmpty()) return refused(name, List.of(), "territory.picker.empty");
        List<Collectivities.Match> found = collectivities.matches(typed, null, CANDIDATES);
        return chosen.filter(
                        place -> found.stream().anyMatch(match -> match.place().equals(place)))
                .or(() -> only(found.stream().map(Collectivities.Match::place).toList()))
                .or(() -> only(exactly(typed)))
                .map(Picked::of)
                .orElseGet(() -> refused(
                        name, found, found.isEmpty() ? "territory.picker.unknown" : "territory.picker.several"));
    }

    private static Optional<Collectivity> only(List<Collectivity> places) {
        return places.size() == 1 ? Optional.of(places.get(0)) : Optional.empty();
    }

    private static boolean labelled(String typed, Optional<Collectivity> place) {
        return place.map(Collectivity::label).filter(typed::equals).isPresent();
    }

    /** Those of this very name; when there is none, those that a commune of this name joined. */
    private List<Collectivity> exactly(String typed) {
        List<Collectivity> named = collectivities.named(typed);
        return named.isEmpty()
                ? collectivities.formerNamed(typed).stream()
                        .map(Collectivities.Former::current)
                        .distinct()
                        .toList()
                : named;
    }

    private static Picked refused(String name, List<Collectivities.Match> candidates, String key) {
        return new Picked(null, candidates, List.of(Refused.Problem.of(name + "-recherche", key)));
    }
}

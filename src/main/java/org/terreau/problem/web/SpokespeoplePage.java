package org.terreau.problem.web;

import java.util.List;
import java.util.Map;
import org.terreau.problem.Spokespeople;
import org.terreau.shared.Slice;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Form;

/** Who answers for collectivities; a text in the field `q` narrows both lists. */
public record SpokespeoplePage(
        List<Spokespeople.Referent> referents,
        Slice<Spokespeople.Domain> domains,
        Map<CollectivityId, Collectivity> places,
        Form form,
        List<Collectivities.Match> candidates) {

    public SpokespeoplePage {
        referents = List.copyOf(referents);
        places = Map.copyOf(places);
        candidates = List.copyOf(candidates);
    }

    public String place(CollectivityId id) {
        Collectivity place = places.get(id);
        return place == null ? id.toString() : place.label();
    }
}

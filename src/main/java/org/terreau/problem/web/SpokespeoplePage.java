package org.terreau.problem.web;

import java.util.List;
import java.util.Map;
import org.terreau.problem.Spokespeople;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Form;

/** Who answers for collectivities. */
public record SpokespeoplePage(
        List<Spokespeople.Referent> referents,
        List<Spokespeople.Domain> domains,
        Map<CollectivityId, Collectivity> places,
        Form form,
        List<Collectivity> candidates) {

    public SpokespeoplePage {
        referents = List.copyOf(referents);
        domains = List.copyOf(domains);
        places = Map.copyOf(places);
        candidates = List.copyOf(candidates);
    }

    public String place(CollectivityId id) {
        Collectivity place = places.get(id);
        return place == null ? id.toString() : place.label();
    }
}

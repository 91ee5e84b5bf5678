package org.terreau.problem.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.terreau.identity.Actor;
import org.terreau.problem.Naming;
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
        List<Collectivities.Match> candidates,
        Actor reader,
        Instant now) {

    public SpokespeoplePage {
        referents = List.copyOf(referents);
        places = Map.copyOf(places);
        candidates = List.copyOf(candidates);
    }

    /** The key of what is said of it: who waits for whom, or until when it is undone; empty when nothing is. */
    public String state(Naming naming) {
        if (!naming.acts()) return naming.mayBeAgreedBy(reader) ? "agree" : "waits";
        return naming.undone(now) ? "undone" : "";
    }

    public String place(CollectivityId id) {
        Collectivity place = places.get(id);
        return place == null ? id.toString() : place.label();
    }
}

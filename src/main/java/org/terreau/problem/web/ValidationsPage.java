package org.terreau.problem.web;

import java.util.List;
import java.util.Map;
import org.terreau.problem.Declarations;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Form;

/**
 * What waits for somebody who answers for collectivities.
 *
 * @param answersFor the collectivities of which the reader is a referent
 * @param form a refused answer
 * @param about the declaration that it was about, 0 for none
 */
public record ValidationsPage(
        List<Declarations.Read> waiting,
        Map<CollectivityId, Collectivity> places,
        List<Collectivity> answersFor,
        Form form,
        long about) {

    public ValidationsPage {
        waiting = List.copyOf(waiting);
        places = Map.copyOf(places);
        answersFor = List.copyOf(answersFor);
    }

    public String place(CollectivityId id) {
        Collectivity place = places.get(id);
        return place == null ? id.toString() : place.label();
    }

    public Form formOf(long declaration) {
        return declaration == about ? form : Form.EMPTY;
    }
}

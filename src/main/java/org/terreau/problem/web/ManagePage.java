package org.terreau.problem.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.problem.Declaration;
import org.terreau.problem.History;
import org.terreau.problem.Problem;
import org.terreau.problem.Registry;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Form;

/**
 * How the staff reshape a problem.
 *
 * @param offered published problems that resemble it, or what was searched
 */
public record ManagePage(
        Problem problem,
        String searched,
        List<Registry.Card> offered,
        List<Declaration> declarations,
        Map<CollectivityId, Collectivity> places,
        List<History.Operation> operations,
        Form merge,
        Form split) {

    public ManagePage {
        offered = List.copyOf(offered);
        declarations = List.copyOf(declarations);
        places = Map.copyOf(places);
        operations = List.copyOf(operations);
    }

    public String place(CollectivityId id) {
        Collectivity place = places.get(id);
        return place == null ? id.toString() : place.label();
    }

    public Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Registry.Card card : offered)
            choices.put(card.id().toString(), card.id() + ". " + card.title() + " (" + card.collectivities() + ")");
        return choices;
    }
}

package org.terreau.problem.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.problem.Declaration;
import org.terreau.problem.History;
import org.terreau.problem.Problem;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Form;

/**
 * How the staff reshape a problem.
 *
 * @param offered published problems that are close to it or that answer the search, each in words, by number
 */
public record ManagePage(
        Problem problem,
        String searched,
        Map<String, String> offered,
        List<Declaration> declarations,
        Map<CollectivityId, Collectivity> places,
        List<History.Operation> operations,
        Form merge,
        Form split) {

    public ManagePage {
        offered = Collections.unmodifiableMap(new LinkedHashMap<>(offered));
        declarations = List.copyOf(declarations);
        places = Map.copyOf(places);
        operations = List.copyOf(operations);
    }

    public String place(CollectivityId id) {
        Collectivity place = places.get(id);
        return place == null ? id.toString() : place.label();
    }
}

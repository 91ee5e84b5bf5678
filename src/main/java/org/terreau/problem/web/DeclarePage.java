package org.terreau.problem.web;

import java.util.List;
import org.terreau.problem.Problem;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;

/** Declaring a problem. */
public record DeclarePage(Problem problem, Form form, List<Collectivities.Match> candidates) {

    public DeclarePage {
        candidates = List.copyOf(candidates);
    }
}

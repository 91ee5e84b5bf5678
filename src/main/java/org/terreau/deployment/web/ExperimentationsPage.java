package org.terreau.deployment.web;

import java.util.List;
import org.terreau.deployment.Experimentation;
import org.terreau.portfolio.Product;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;

/** The experimentations of a product, and the form of a new one. */
public record ExperimentationsPage(
        Product product, List<Experimentation> experimentations, Form form, List<Collectivities.Match> candidates) {

    public ExperimentationsPage {
        experimentations = List.copyOf(experimentations);
        candidates = List.copyOf(candidates);
    }
}

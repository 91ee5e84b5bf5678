package org.terreau.problem;

import java.util.List;

/** The problems and the products close to a text, each list from the closest. */
public record SimilarAnswer(List<SimilarMatch> problems, List<SimilarMatch> products) {

    public static final SimilarAnswer NOTHING = new SimilarAnswer(List.of(), List.of());

    public SimilarAnswer {
        problems = List.copyOf(problems);
        products = List.copyOf(products);
    }

    /** The products that may treat the problem. */
    public List<SimilarMatch> active() {
        return products.stream().filter(match -> !match.stage().stopped()).toList();
    }

    /** Those that were given up: what was studied, and why it stopped. */
    public List<SimilarMatch> stopped() {
        return products.stream().filter(match -> match.stage().stopped()).toList();
    }

    public boolean isEmpty() {
        return problems.isEmpty() && products.isEmpty();
    }
}

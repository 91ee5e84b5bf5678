package org.terreau.problem;

import java.util.List;

/** The problems and the products close to a text, each list from the closest. */
public record SimilarAnswer(List<SimilarMatch> problems, List<SimilarMatch> products) {

    public static final SimilarAnswer NOTHING = new SimilarAnswer(List.of(), List.of());

    public SimilarAnswer {
        problems = List.copyOf(problems);
        products = List.copyOf(products);
    }

    public boolean isEmpty() {
        return problems.isEmpty() && products.isEmpty();
    }
}

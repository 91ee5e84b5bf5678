package org.terreau.similarity;

import java.util.List;

/** The problems, the products and the decisions close to a text, each list from the closest. */
public record SimilarAnswer(List<SimilarMatch> problems, List<SimilarMatch> products, List<SimilarMatch> decisions) {

    public static final SimilarAnswer NOTHING = new SimilarAnswer(List.of(), List.of(), List.of());

    public SimilarAnswer {
        problems = List.copyOf(problems);
        products = List.copyOf(products);
        decisions = List.copyOf(decisions);
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
        return problems.isEmpty() && products.isEmpty() && decisions.isEmpty();
    }
}

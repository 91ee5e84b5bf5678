package org.terreau.similarity;

import java.util.List;
import java.util.Set;
import org.terreau.incubator.Themes;

/**
 * What may resemble a problem, as the index takes it in.
 *
 * @param id within its kind
 * @param name what it is called, where the name says little of the problem: a product's
 * @param summary the sentence that says most
 * @param text the rest
 * @param themes codes of {@link Themes}
 * @param departements codes of those where it is met
 */
record SimilarEntry(
        Kind kind, String id, String name, String summary, String text, List<String> themes, Set<String> departements) {

    enum Kind {
        PROBLEM,
        PRODUCT,
        DECISION
    }

    SimilarEntry {
        themes = List.copyOf(themes);
        departements = Set.copyOf(departements);
    }

    /** Its name among all kinds. */
    String key() {
        return kind + " " + id;
    }
}

package org.terreau.similarity;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What committees decided on what never became a product, as the module that knows it tells it: only what everybody may
 * read. What was decided on a product is told with the product, by {@link SimilarProducts}.
 */
public interface SimilarDecisions {

    /** The last public decision on each: its id, with a mark that changes when its words do. */
    Map<String, String> marks();

    /** Those that everybody may read among these. */
    List<Described> described(Collection<String> ids);

    /** Those on what is about one of these problems, by the id of the problem. */
    Map<String, List<Described>> on(Collection<String> problems);

    /** A decision in its own words: what was decided on, and how. */
    record Described(String id, String title, SimilarMatch.Ruling ruling) {}
}

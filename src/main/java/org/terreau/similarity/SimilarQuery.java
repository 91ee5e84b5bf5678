package org.terreau.similarity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.Themes;
import org.terreau.territory.CollectivityId;

/**
 * A problem as somebody types it.
 *
 * @param themes codes of {@link Themes}; others are dropped
 * @param territory where, when it is known
 * @param problem the id of one that is not to be found, empty for none: the one being read
 * @param product the id of one that is not to be found, empty for none
 */
public record SimilarQuery(
        String text, List<String> themes, @Nullable CollectivityId territory, String problem, String product) {

    /** Longer texts are read up to here. */
    public static final int LONGEST = 4000;

    public SimilarQuery {
        text = SimilarWords.clean(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        themes = themes.stream().filter(Themes::known).distinct().toList();
    }

    public static SimilarQuery of(String text) {
        return new SimilarQuery(text, List.of(), null, "", "");
    }

    /** The same question, asked about a product: the product itself is no answer. */
    public SimilarQuery withoutProduct(String id) {
        return new SimilarQuery(text, themes, territory, problem, id);
    }
}

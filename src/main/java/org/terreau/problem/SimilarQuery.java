package org.terreau.problem;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.Themes;
import org.terreau.territory.CollectivityId;

/**
 * A problem as somebody types it.
 *
 * @param themes codes of {@link Themes}; others are dropped
 * @param territory where, when it is known
 * @param problem one that is not to be found: the one being read
 * @param product the id of one that is not to be found, empty for none
 */
public record SimilarQuery(
        String text,
        List<String> themes,
        @Nullable CollectivityId territory,
        @Nullable ProblemId problem,
        String product) {

    /** Longer texts are read up to here. */
    public static final int LONGEST = 4000;

    public SimilarQuery {
        text = SimilarWords.clean(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        themes = themes.stream().filter(Themes::known).distinct().toList();
    }

    public static SimilarQuery of(String text) {
        return new SimilarQuery(text, List.of(), null, null, "");
    }

    /** The same question, asked about a product: the product itself is no answer. */
    public SimilarQuery withoutProduct(String id) {
        return new SimilarQuery(text, themes, territory, problem, id);
    }

    /** What is close to a problem of the registry. */
    public static SimilarQuery of(Problem problem) {
        Optional<CollectivityId> first = problem.territories().stream().findFirst();
        return new SimilarQuery(problem.statement().text(), problem.themes(), first.orElse(null), problem.id(), "");
    }
}

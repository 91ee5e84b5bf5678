package org.terreau.problem;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.incubator.Themes;
import org.terreau.similarity.SimilarQuery;
import org.terreau.territory.CollectivityId;

/**
 * A problem as it is read.
 *
 * @param themes codes of {@link Themes}
 * @param territories where it is met, as its authors say; those who declared it are in its declarations
 * @param root the problem it is read as: itself unless it was merged
 * @param collectivities distinct collectivities with a confirmed declaration
 * @param publishedAt null until it is
 * @param version grows with each change of wording, themes or territories
 */
public record Problem(
        ProblemId id,
        Statement statement,
        List<String> themes,
        List<CollectivityId> territories,
        ProblemState state,
        ProblemId root,
        int collectivities,
        @Nullable Instant publishedAt,
        Instant changedAt,
        long version) {

    public Problem {
        themes = List.copyOf(themes);
        territories = List.copyOf(territories);
    }

    /** What is asked to find those that are close to it; it is no answer itself. */
    public SimilarQuery asked() {
        return new SimilarQuery(
                statement.text(), themes, territories.stream().findFirst().orElse(null), id.toString(), "");
    }

    public boolean published() {
        return state == ProblemState.PUBLISHED;
    }

    /** @param threshold how many collectivities make a problem a shared one */
    public boolean shared(int threshold) {
        return collectivities >= threshold;
    }
}

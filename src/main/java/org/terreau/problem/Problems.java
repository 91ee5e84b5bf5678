package org.terreau.problem;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.terreau.territory.CollectivityId;

/** What other modules ask about problems. */
public interface Problems {

    /** The problem in whatever state, under its own number. */
    Optional<Problem> find(ProblemId id);

    /** The published problem that this number leads to now, merges followed; NotFound when there is none. */
    Problem read(ProblemId id);

    /** Those that exist among these, under their own numbers. */
    Map<ProblemId, Problem> findAll(Collection<ProblemId> ids);

    /** All that are published, from the oldest. */
    List<Problem> published();

    /** How many distinct collectivities make a problem a shared one on this site. */
    int threshold();

    /** The published problems that this collectivity confirmed it has, the most shared first. */
    List<Problem> declaredBy(CollectivityId collectivity);

    /** The collectivities that have problems in common with this one, those with the most of them first. */
    List<CollectivityId> havingThoseOf(CollectivityId collectivity, int most);
}

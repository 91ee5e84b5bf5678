package org.terreau.problem;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.similarity.SimilarProblems;
import org.terreau.territory.Collectivities;

/** Tells who types a problem which published ones of the registry may be close to it. */
@Component
class ComparedProblems implements SimilarProblems {

    private final JdbcSimilar problems;
    private final Collectivities collectivities;

    ComparedProblems(JdbcSimilar problems, Collectivities collectivities) {
        this.problems = problems;
        this.collectivities = collectivities;
    }

    @Override
    public Map<String, String> marks() {
        return problems.marks();
    }

    @Override
    public List<Described> described(Collection<String> ids) {
        return problems.read(ids).stream().map(this::described).toList();
    }

    private Described described(JdbcSimilar.Row problem) {
        String title = problem.statement().title();
        Set<String> departements = new HashSet<>(problem.departements());
        problem.territories().forEach(place -> departements.addAll(collectivities.departementsOf(place)));
        return new Described(
                problem.id().toString(),
                title,
                problem.statement().text().substring(title.length()).strip(),
                problem.themes(),
                departements);
    }

    @Override
    public Map<String, Shown> shown(Collection<String> ids) {
        Map<String, Shown> shown = new HashMap<>();
        problems.collectivities(ids)
                .forEach((id, count) ->
                        shown.put(id, new Shown(ProblemId.parse(id).path(), count)));
        return shown;
    }
}

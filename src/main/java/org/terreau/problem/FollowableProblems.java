package org.terreau.problem;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.terreau.follow.Followable;
import org.terreau.follow.Topic;

/** Problems may be followed. */
@Component
class FollowableProblems implements Followable {

    static final String KIND = "probleme";

    private final JdbcProblems problems;

    FollowableProblems(JdbcProblems problems) {
        this.problems = problems;
    }

    static Topic topic(ProblemId id) {
        return new Topic(KIND, id.toString());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Described> describe(Collection<String> ids, Locale language) {
        List<ProblemId> known = ids.stream()
                .filter(id -> id.matches("[1-9]\\d{0,15}"))
                .map(ProblemId::parse)
                .toList();
        Map<String, Described> described = new TreeMap<>();
        for (Problem problem : problems.findAll(known))
            if (problem.published())
                described.put(
                        problem.id().toString(),
                        new Described(problem.statement().title(), problem.id().path(), true));
        return described;
    }
}

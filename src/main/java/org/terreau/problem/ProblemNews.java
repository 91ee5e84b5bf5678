package org.terreau.problem;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.terreau.follow.Newsroom;
import org.terreau.follow.Topic;

/** Tells the followers of a problem, and of its themes, what happens to it. */
@Component
class ProblemNews {

    private final Newsroom newsroom;
    private final JdbcProblems problems;

    ProblemNews(Newsroom newsroom, JdbcProblems problems) {
        this.newsroom = newsroom;
        this.problems = problems;
    }

    @EventListener
    void published(ProblemPublished event) {
        tell("problem-published", event.id());
    }

    @EventListener
    void declared(ProblemDeclared event) {
        tell("problem-declared", event.id());
    }

    @EventListener
    void shared(ProblemShared event) {
        tell("problem-shared", event.id());
    }

    @EventListener
    void merged(ProblemsMerged event) {
        tell("problem-merged", event.into());
    }

    @EventListener
    void split(ProblemsSplit event) {
        tell("problem-split", event.created());
    }

    private void tell(String kind, ProblemId id) {
        problems.find(id).ifPresent(problem -> {
            Set<Topic> topics = new LinkedHashSet<>();
            topics.add(FollowableProblems.topic(id));
            for (String theme : problem.themes()) topics.add(FollowableThemes.topic(theme));
            newsroom.tell(kind, problem.statement().title(), id.path(), topics);
        });
    }
}

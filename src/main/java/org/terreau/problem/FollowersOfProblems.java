package org.terreau.problem;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.follow.Newsroom;

/** Those who follow a problem follow what it is merged into, and come back when the merge is undone. */
@Component
class FollowersOfProblems implements FollowsProblem {

    private final JdbcClient jdbc;
    private final Newsroom newsroom;

    FollowersOfProblems(JdbcClient jdbc, Newsroom newsroom) {
        this.jdbc = jdbc;
        this.newsroom = newsroom;
    }

    @Override
    public String module() {
        return "follow";
    }

    @Override
    public void move(long operation, ProblemId from, ProblemId to) {
        for (long follower : newsroom.move(FollowableProblems.topic(from), FollowableProblems.topic(to)))
            jdbc.sql("insert into problem_follower_move (operation, follower_id) values (:operation, :follower)")
                    .param("operation", operation)
                    .param("follower", follower)
                    .update();
    }

    @Override
    public void moveBack(long operation, ProblemId from, ProblemId to) {
        Set<Long> moved = new HashSet<>(
                jdbc.sql("delete from problem_follower_move where operation = :operation returning follower_id")
                        .param("operation", operation)
                        .query(Long.class)
                        .list());
        newsroom.moveBack(FollowableProblems.topic(from), FollowableProblems.topic(to), moved);
    }

    @Override
    public List<Map<String, String>> attached() {
        return newsroom.followers(FollowableProblems.KIND).entrySet().stream()
                .map(one -> Map.of(
                        "probleme", one.getKey(), "suivi_par", one.getValue().toString()))
                .toList();
    }
}

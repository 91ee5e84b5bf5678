package org.terreau.problem;

import java.util.List;
import java.util.Map;

/**
 * What another module attaches to problems (subscriptions, proposals, links of dossiers) and that follows them when they
 * merge. Called in the transaction of the merge or of its undoing.
 */
public interface FollowsProblem {

    /** The name under which the export of the registry lists what is attached. */
    String module();

    /**
     * Moves what is attached from one problem to another, and remembers what this operation moved.
     *
     * @param operation its number; once only for each
     */
    void move(long operation, ProblemId from, ProblemId to);

    /** Moves back what this operation moved, as far as it is still there. What was attached since stays where it is. */
    void moveBack(long operation, ProblemId from, ProblemId to);

    /** All that is attached, each thing as field → value, in an order that does not change. */
    List<Map<String, String>> attached();
}

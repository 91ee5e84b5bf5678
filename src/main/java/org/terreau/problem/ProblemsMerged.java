package org.terreau.problem;
/** A problem is now read as another one. {@link FollowsProblem} beans have moved what they attach. */
public record ProblemsMerged(ProblemId from, ProblemId into, long operation) {}

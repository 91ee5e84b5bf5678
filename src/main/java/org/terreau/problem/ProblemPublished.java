package org.terreau.problem;
/** A problem became public. */
public record ProblemPublished(ProblemId id) {}

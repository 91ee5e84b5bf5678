package org.terreau.problem;
/** A merge or a split was undone: both problems are read again as before. */
public record ProblemsRestored(ProblemId from, ProblemId other, long operation) {}

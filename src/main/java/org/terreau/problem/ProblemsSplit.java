package org.terreau.problem;
/** A part of a problem's declarations now make a new problem. */
public record ProblemsSplit(ProblemId from, ProblemId created, long operation) {}

package org.terreau.problem.web;

import org.terreau.problem.Problem;

/** The public page of a problem. */
public record ProblemPage(Problem problem, int threshold) {}

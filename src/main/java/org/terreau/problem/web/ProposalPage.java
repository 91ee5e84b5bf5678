package org.terreau.problem.web;

import org.terreau.problem.Problem;

/** A proposal as its author reads it. */
public record ProposalPage(String path, Problem problem, String reason) {}

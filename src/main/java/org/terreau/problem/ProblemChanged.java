package org.terreau.problem;
/** The wording, themes or territories of a public problem changed. */
public record ProblemChanged(ProblemId id) {}

package org.terreau.problem;
/** Enough distinct collectivities are now confirmed: the problem has just become a shared one. */
public record ProblemShared(ProblemId id, int collectivities) {}

package org.terreau.problem;

import org.terreau.territory.CollectivityId;

/** A collectivity has this problem too: the declaration is confirmed. */
public record ProblemDeclared(ProblemId id, CollectivityId collectivity, long declaration) {}

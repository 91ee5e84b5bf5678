package org.terreau.problem.web;

import org.terreau.problem.Declarations;

/** A declaration as its author reads it. */
public record DeclarationPage(String path, Declarations.Read read, String collectivity) {}

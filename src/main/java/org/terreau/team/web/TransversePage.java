package org.terreau.team.web;

import org.terreau.team.Transverse;
import org.terreau.web.Form;

/** What somebody does for a whole incubator. */
public record TransversePage(Transverse mission, Form form, boolean conflict) {}

package org.terreau.identity.web;

import org.terreau.web.Form;

/** The address of whom to sign out, or that everybody is to be. */
public record EveryonesSessionsPage(Form form) {}

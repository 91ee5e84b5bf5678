package org.terreau.sharing.web;

import org.terreau.web.Form;

/** A scenario that is about to be kept: under which name. */
public record KeepPage(Shown result, Form form) {}

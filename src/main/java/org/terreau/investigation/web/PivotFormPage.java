package org.terreau.investigation.web;

import org.terreau.web.Form;

/** A pivot being written. */
public record PivotFormPage(Log log, Choices choices, Form form) {}

package org.terreau.dossier.web;

import org.terreau.dossier.PublicSummaries;
import org.terreau.web.Form;

/** What is published of the investigation, and what may be. */
public record PublicationPage(Log log, PublicSummaries.State state, Form form) {}

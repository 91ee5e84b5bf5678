package org.terreau.investigation.web;

import org.jspecify.annotations.Nullable;
import org.terreau.investigation.InvestigationSummary;
import org.terreau.investigation.PublicSummaries;
import org.terreau.web.Form;

/**
 * What is published of the investigation, and what may be.
 *
 * @param preview what would be published; null before it is asked for
 */
public record PublicationPage(
        Log log, PublicSummaries.State state, @Nullable InvestigationSummary preview, Form form) {}

package org.terreau.decision.web;

import org.terreau.decision.Decision;
import org.terreau.web.Form;

/** The words of a decision being corrected. */
public record CorrectionPage(Decision decision, Form form) {}

package org.terreau.investigation.web;

import org.terreau.investigation.InvestigationProgress;

/**
 * How far the investigation has come, for those who review its dossier.
 *
 * @param path of the log
 */
public record ReviewedInvestigation(String path, InvestigationProgress progress) {}

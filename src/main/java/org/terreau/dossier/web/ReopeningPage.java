package org.terreau.dossier.web;

import org.terreau.dossier.DossierRecord;
import org.terreau.web.Form;

/** The reason for which a brief is reopened. */
public record ReopeningPage(DossierRecord dossier, Form form) {}

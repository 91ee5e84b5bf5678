package org.terreau.dossier.web;

import org.terreau.dossier.Bulk;
import org.terreau.web.Form;

/** An action that was done on several dossiers, and its undoing. */
public record BulkDonePage(Bulk.Done done, Form form) {}

package org.terreau.pipeline.web;

import org.terreau.pipeline.Bulk;
import org.terreau.web.Form;

/** An action that was done on several dossiers, and its undoing. */
public record BulkDonePage(Bulk.Done done, Form form) {}

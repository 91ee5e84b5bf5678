package org.terreau.dossier.web;

import org.terreau.outreach.CallBackRequests;
import org.terreau.web.Form;

/**
 * Before a dossier is opened: whose it will be.
 *
 * @param specified they declared, in their self-assessment, that a cahier des charges exists
 */
public record OpeningPage(CallBackRequests.Request request, boolean specified, Form form) {}

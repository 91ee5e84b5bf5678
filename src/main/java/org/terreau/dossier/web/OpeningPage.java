package org.terreau.dossier.web;

import org.terreau.outreach.CallBackRequests;
import org.terreau.web.Form;

/** Before a dossier is opened: whose it will be. */
public record OpeningPage(CallBackRequests.Request request, Form form) {}

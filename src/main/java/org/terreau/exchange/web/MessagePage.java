package org.terreau.exchange.web;

import org.terreau.dossier.DossierRecord;
import org.terreau.exchange.Conversation;
import org.terreau.web.Form;

/** A message being changed. */
public record MessagePage(DossierRecord dossier, boolean staff, Conversation.Entry entry, Form form) {}

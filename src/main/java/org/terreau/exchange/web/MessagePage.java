package org.terreau.exchange.web;

import org.terreau.dossier.Access;
import org.terreau.dossier.DossierRecord;
import org.terreau.exchange.Conversation;
import org.terreau.web.Form;

/** A message being changed. */
public record MessagePage(DossierRecord dossier, Access access, Conversation.Entry entry, Form form) {

    public boolean staff() {
        return access.staff();
    }
}

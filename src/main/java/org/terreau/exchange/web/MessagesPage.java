package org.terreau.exchange.web;

import java.util.List;
import java.util.Set;
import org.terreau.dossier.Access;
import org.terreau.dossier.DossierRecord;
import org.terreau.exchange.Conversation;
import org.terreau.exchange.Documents;
import org.terreau.identity.Actor;
import org.terreau.mail.Undelivered;
import org.terreau.web.Form;

/**
 * The conversation of a dossier.
 *
 * @param changeable the reader's messages that may still be changed
 * @param deletable those that the reader may delete
 * @param lost what was written to the people of the dossier and did not arrive
 */
public record MessagesPage(
        DossierRecord dossier,
        Access access,
        Conversation.Thread thread,
        Set<Long> changeable,
        Set<Long> deletable,
        Form form,
        DocumentsPage.Limits limits,
        List<Undelivered.Line> lost,
        Actor reader) {

    public MessagesPage {
        changeable = Set.copyOf(changeable);
        deletable = Set.copyOf(deletable);
        lost = List.copyOf(lost);
    }

    public String path() {
        return dossier.path() + "/messages";
    }

    /** Written by somebody else since the last visit. */
    public boolean fresh(Conversation.Entry entry) {
        return entry.id() > thread.readUpTo()
                && entry.deletedAt() == null
                && !reader.id().equals(entry.authorId());
    }

    public long freshCount() {
        return thread.entries().items().stream().filter(this::fresh).count();
    }

    public List<Documents.Line> attached(Conversation.Entry entry) {
        return thread.attached().getOrDefault(entry.id(), List.of());
    }

    public boolean staff() {
        return access.staff();
    }
}

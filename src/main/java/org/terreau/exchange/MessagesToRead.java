package org.terreau.exchange;

import org.springframework.stereotype.Component;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Messages of one's dossiers that one has not read, a line a dossier. */
@Component
class MessagesToRead extends WaitingList {

    private final JdbcMessages messages;

    MessagesToRead(JdbcMessages messages) {
        super("messages", 15, "/dossiers", actor -> true);
        this.messages = messages;
    }

    @Override
    public Waiting waiting(Reader reader) {
        Actor actor = reader.actor();
        return Waiting.first(
                messages.unread(actor.id(), actor.scopes(Role.STAFF, Role.COACH, Role.LEAD)).stream()
                        .map(unread -> line(unread, reader.words()))
                        .toList(),
                reader.most());
    }

    private static Awaited line(JdbcMessages.Unread unread, Words words) {
        return new Awaited(
                words.t("exchange.today.messages", unread.number()),
                new Awaited.About(
                        DossierId.REVIEWED_AS + ":" + unread.dossier(),
                        unread.title().isBlank() ? words.t("dossier.untitled") : unread.title()),
                "",
                Paris.day(unread.since()),
                null,
                new Awaited.Action(words.t("exchange.today.read"), "/dossiers/" + unread.dossier() + "/messages"));
    }
}

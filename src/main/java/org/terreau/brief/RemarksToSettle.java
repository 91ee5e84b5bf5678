package org.terreau.brief;

import org.springframework.stereotype.Component;
import org.terreau.dossier.DossierId;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Remarks on the briefs that one writes, which others made and nobody settled, a line a dossier. */
@Component
class RemarksToSettle extends WaitingList {

    private final JdbcComments comments;

    RemarksToSettle(JdbcComments comments) {
        super("remarques", 27, "/dossiers", actor -> true);
        this.comments = comments;
    }

    @Override
    public Waiting waiting(Reader reader) {
        return Waiting.first(
                comments.open(reader.actor().id()).stream()
                        .map(open -> line(open, reader.words()))
                        .toList(),
                reader.most());
    }

    private static Awaited line(JdbcComments.Open open, Words words) {
        return new Awaited(
                words.t("brief.today.what", open.number()),
                new Awaited.About(
                        DossierId.REVIEWED_AS + ":" + open.dossier(),
                        open.title().isBlank() ? words.t("dossier.untitled") : open.title()),
                "",
                Paris.day(open.since()),
                null,
                new Awaited.Action(words.t("brief.today.do"), "/dossiers/" + open.dossier() + "/fiche"));
    }
}

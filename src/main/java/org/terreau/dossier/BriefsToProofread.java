package org.terreau.dossier;

import org.springframework.stereotype.Component;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Looks at briefs that their writers asked for. */
@Component
class BriefsToProofread extends WaitingList {

    private final JdbcReviewRequests requests;

    BriefsToProofread(JdbcReviewRequests requests) {
        super("fiches", 35, "/dossiers", actor -> true);
        this.requests = requests;
    }

    @Override
    public Waiting waiting(Reader reader) {
        return Waiting.first(
                requests.of(reader.actor().id()).stream()
                        .map(asked -> line(asked, reader.words()))
                        .toList(),
                reader.most());
    }

    private static Awaited line(JdbcReviewRequests.Asked asked, Words words) {
        return new Awaited(
                words.t("dossier.today.proofread"),
                new Awaited.About(
                        DossierId.REVIEWED_AS + ":" + asked.dossier(),
                        asked.title().isBlank() ? words.t("dossier.untitled") : asked.title()),
                words.t("dossier.today.proofread.why", asked.by()),
                Paris.day(asked.at()),
                asked.due(),
                new Awaited.Action(
                        words.t("dossier.today.proofread.do"), "/dossiers/" + asked.dossier() + "/personnes"));
    }
}

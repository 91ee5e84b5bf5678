package org.terreau.dossier;

import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.TodaySource;

/** Looks at briefs that their writers asked for. */
@Component
class BriefsToProofread implements TodaySource {

    private final JdbcReviewRequests requests;

    BriefsToProofread(JdbcReviewRequests requests) {
        this.requests = requests;
    }

    @Override
    public String code() {
        return "fiches";
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public boolean concerns(Actor actor) {
        return true;
    }

    @Override
    public String path() {
        return "/dossiers";
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

package org.terreau.dossier;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Decisions;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** What one's own dossiers wait for: decisions to read and answer, a brief to write, proofs to bring. */
@Component
class OwnDossiersToday extends WaitingList {

    /** What somebody does in the dossier; once something is built, its product says what waits. */
    private static final Set<NextStep.Act> THERE = EnumSet.of(
            NextStep.Act.WRITE, NextStep.Act.COMPLETE, NextStep.Act.INVESTIGATE, NextStep.Act.BRING_EVIDENCE);

    /** Dossiers of one person that are looked at. */
    private static final int MOST = 50;

    private final JdbcDossiers dossiers;
    private final Outlooks outlooks;
    private final Decisions decisions;

    OwnDossiersToday(JdbcDossiers dossiers, Outlooks outlooks, Decisions decisions) {
        super("mes-dossiers", 20, "/dossiers", actor -> true);
        this.dossiers = dossiers;
        this.outlooks = outlooks;
        this.decisions = decisions;
    }

    @Override
    public Waiting waiting(Reader reader) {
        List<DossierRecord> own = dossiers.written(reader.actor().id(), MOST).items();
        if (own.isEmpty()) return Waiting.NOTHING;
        List<Awaited> lines = new ArrayList<>(toAnswer(own, reader));
        Map<DossierId, Outlooks.Coming> coming = outlooks.coming(own);
        for (DossierRecord dossier : own) {
            Outlooks.Coming next = coming.get(dossier.id());
            if (next != null && THERE.contains(next.next().act())) lines.add(line(dossier, next, reader.words()));
        }
        return Waiting.first(lines, reader.most());
    }

    private List<Awaited> toAnswer(List<DossierRecord> own, Reader reader) {
        List<String> ids = own.stream().map(dossier -> dossier.id().toString()).toList();
        return decisions.awaitingAnswer(DossierId.REVIEWED_AS, ids, reader.today()).stream()
                .map(decision -> decided(decision, reader.words()))
                .toList();
    }

    private static Awaited decided(Decision decision, Words words) {
        DecisionSubject subject = decision.subject();
        return new Awaited(
                words.t(
                        "dossier.today.decision",
                        words.t("decision.outcome." + decision.outcome().code())),
                new Awaited.About(subject.key().toString(), subject.title()),
                words.t("dossier.today.decision.why"),
                Paris.day(decision.publication().recordedAt()),
                decision.answerBy(),
                new Awaited.Action(words.t("dossier.today.decision.do"), decision.path()));
    }

    private static Awaited line(DossierRecord dossier, Outlooks.Coming coming, Words words) {
        String act = coming.next().act().code();
        return new Awaited(
                words.t("dossier.today." + act),
                new Awaited.About(dossier.subject().key().toString(), dossier.named(words)),
                words.t("dossier.today.own"),
                coming.since(),
                coming.next().by(),
                new Awaited.Action(
                        words.t("dossier.today." + act + ".do"),
                        dossier.path() + place(coming.next().act())));
    }

    private static String place(NextStep.Act act) {
        return switch (act) {
            case WRITE, COMPLETE -> "/fiche";
            case INVESTIGATE -> "/investigation";
            case BRING_EVIDENCE -> "/documents";
            default -> "";
        };
    }
}

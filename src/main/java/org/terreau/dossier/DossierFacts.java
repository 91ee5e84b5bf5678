package org.terreau.dossier;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.audit.Audit;
import org.terreau.decision.Decisions;

/** How the dossier was opened, given back and decided on. */
@Component
class DossierFacts implements TimelineSource {

    private static final String OPENED = "dossier";
    private static final String WRITTEN = "fiche";
    private static final String DECIDED = "decision";

    private final Decisions decisions;
    private final Audit audit;

    DossierFacts(Decisions decisions, Audit audit) {
        this.decisions = decisions;
        this.audit = audit;
    }

    @Override
    public List<Fact> facts(DossierRecord dossier) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                dossier.openedAt(),
                OPENED,
                "dossier.timeline.opened",
                List.of(dossier.applicant(), dossier.organisation()),
                null,
                null,
                false));
        for (Audit.Line line : lines("dossier.given-back", dossier))
            facts.add(new Fact(line.at(), WRITTEN, "dossier.timeline.given-back", List.of(), null, null, false));
        facts.addAll(decisions(dossier));
        return facts;
    }

    private List<Fact> decisions(DossierRecord dossier) {
        return decisions.about(dossier.subject().key()).stream()
                .map(decision -> new Fact(
                        decision.publication().recordedAt(),
                        DECIDED,
                        "dossier.timeline.decided." + decision.outcome().code(),
                        List.of(decision.reason()),
                        null,
                        decision.path(),
                        false))
                .toList();
    }

    private List<Audit.Line> lines(String action, DossierRecord dossier) {
        return audit.lines(new Audit.Filter(action, "dossier:" + dossier.id(), null), 1)
                .items();
    }
}

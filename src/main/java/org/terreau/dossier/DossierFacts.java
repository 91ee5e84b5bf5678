package org.terreau.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.terreau.audit.Audit;
import org.terreau.review.Reviews;
import org.terreau.shared.Paris;

/** How the dossier was opened, given back and decided on. */
@Component
class DossierFacts implements TimelineSource {

    private static final String OPENED = "dossier";
    private static final String WRITTEN = "fiche";
    private static final String DECIDED = "decision";

    private final Reviews reviews;
    private final Audit audit;

    DossierFacts(Reviews reviews, Audit audit) {
        this.reviews = reviews;
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

    /** A decision has a day; the journal has the moment at which it was recorded. */
    private List<Fact> decisions(DossierRecord dossier) {
        Map<Long, Audit.Line> recorded = lines("review.decided", dossier).stream()
                .collect(Collectors.toMap(
                        line -> Long.valueOf(line.details().getOrDefault("decision", "0")),
                        Function.identity(),
                        (one, same) -> one));
        List<Fact> facts = new ArrayList<>();
        for (Reviews.Decision decision :
                reviews.decisions(DossierId.REVIEWED_AS, dossier.id().toString())) {
            Audit.Line line = recorded.get(decision.id());
            facts.add(new Fact(
                    line == null ? Paris.start(decision.on()) : line.at(),
                    DECIDED,
                    "dossier.timeline.decided." + decision.outcome().code(),
                    List.of(decision.reason()),
                    null,
                    dossier.path(),
                    false));
        }
        return facts;
    }

    private List<Audit.Line> lines(String action, DossierRecord dossier) {
        return audit.lines(new Audit.Filter(action, "dossier:" + dossier.id(), null), 1)
                .items();
    }
}

package org.terreau.review;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decidable;
import org.terreau.decision.DecisionJudges;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Missing;
import org.terreau.decision.Outcome;
import org.terreau.decision.Stage;
import org.terreau.decision.Wanted;
import org.terreau.identity.Actor;
import org.terreau.shared.NotAllowed;

/** What reviews have to say of a decision: who may not take it, and which opinions it would be taken without. */
@Component
class JudgedDecisions implements DecisionJudges, Missing {

    private final Reviewers reviewers;
    private final Syntheses syntheses;

    JudgedDecisions(Reviewers reviewers, Syntheses syntheses) {
        this.reviewers = reviewers;
        this.syntheses = syntheses;
    }

    private static ReviewSubject reviewed(Decidable about, DecisionSubject.Key key) {
        return new ReviewSubject(
                key.kind(),
                key.id(),
                about.subject().incubator(),
                about.subject().title(),
                about.subject().path());
    }

    @Override
    public void mayJudge(Decidable about, Actor actor) {
        about.keys()
                .filter(key -> reviewers.inConflict(reviewed(about, key), actor.id()))
                .findFirst()
                .ifPresent(key -> {
                    throw new NotAllowed(
                            "conflict of interest of account " + actor.id() + " on " + key, ConflictKind.REFUSAL);
                });
    }

    @Override
    public List<Gap> gaps(Decidable about, Outcome outcome, Wanted wanted) {
        if (about.stage() != Stage.SUBMITTED) return List.of();
        ReviewSubject subject = reviewed(about, about.subject().key());
        List<Gap> gaps = new ArrayList<>();
        String path = about.subject().path() + "/instruction";
        if (!reviewers.complete(subject)) gaps.add(Gap.of("decision.missing.opinions", path));
        if (syntheses.sent(subject.kind(), subject.id()).isEmpty())
            gaps.add(Gap.of("decision.missing.synthesis", about.subject().path() + "/synthese"));
        return gaps;
    }
}

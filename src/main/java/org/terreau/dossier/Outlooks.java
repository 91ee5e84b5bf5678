package org.terreau.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.decision.Decision;
import org.terreau.incubator.Programmes;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;

/** Says where dossiers stand and what comes next, to those who may read them. */
@Service
public class Outlooks {

    private final JdbcDossierMoves moves;
    private final Programmes programmes;
    private final DeclaredSpecifications specifications;
    private final Clock clock;

    Outlooks(JdbcDossierMoves moves, Programmes programmes, DeclaredSpecifications specifications, Clock clock) {
        this.moves = moves;
        this.programmes = programmes;
        this.specifications = specifications;
        this.clock = clock;
    }

    /**
     * The outlook of a dossier.
     *
     * @param decisions on it, the first one first
     */
    @Transactional(readOnly = true)
    public Outlook of(DossierRecord dossier, List<Decision> decisions) {
        DossierPosition position = moves.read(dossier.id()).orElseThrow(() -> new NotFound("dossier", dossier.id()));
        LocalDate submittedOn = NextStep.submission(moves.history(dossier.id()))
                .map(passage -> Paris.day(passage.at()))
                .orElse(null);
        Decision decision = decisions.isEmpty() ? null : decisions.get(decisions.size() - 1);
        NextStep next = NextStep.of(
                position.step(), dossier.reopened(), submittedOn, decision, programmes.of(dossier.incubator()));
        return new Outlook(
                position.step(),
                Paris.day(position.since()),
                decision,
                next,
                next.late(Paris.today(clock)),
                specifications.of(dossier.assessment()));
    }
}

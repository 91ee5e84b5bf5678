package org.terreau.brief;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decidable;
import org.terreau.decision.Missing;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.Dossiers;
import org.terreau.incubator.Programmes;

/** A decision to begin on a problem that the registry does not know, or that too few collectivities confirmed. */
@Component
class UnsharedProblem implements Missing {

    private final Dossiers dossiers;
    private final LinkedProblems problems;
    private final Programmes programmes;

    UnsharedProblem(Dossiers dossiers, LinkedProblems problems, Programmes programmes) {
        this.dossiers = dossiers;
        this.problems = problems;
        this.programmes = programmes;
    }

    @Override
    public List<Gap> gaps(Decidable about, Outcome outcome, Wanted wanted) {
        if (outcome != Outcome.INVESTIGATE && outcome != Outcome.BUILD) return List.of();
        Optional<DossierRecord> dossier =
                about.id(DossierId.REVIEWED_AS).map(DossierId::parse).flatMap(dossiers::find);
        boolean shared = dossier.flatMap(problems::of)
                .filter(problem -> problem.shared(
                        programmes.of(about.subject().incubator()).collectivitiesToShare()))
                .isPresent();
        return shared
                ? List.of()
                : dossier.map(found -> List.of(Gap.of("decision.missing.problem", found.path() + "/probleme")))
                        .orElse(List.of());
    }
}

package org.terreau.investigation;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decidable;
import org.terreau.decision.Missing;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.dossier.DossierId;

/** A decision to build what nobody was met about. */
@Component
class BuiltUninvestigated implements Missing {

    private final Investigation investigation;

    BuiltUninvestigated(Investigation investigation) {
        this.investigation = investigation;
    }

    @Override
    public List<Gap> gaps(Decidable about, Outcome outcome, Wanted wanted) {
        if (outcome != Outcome.BUILD) return List.of();
        return about.id(DossierId.REVIEWED_AS)
                .map(DossierId::parse)
                .filter(dossier -> investigation.progress(dossier).interviews() == 0)
                .map(dossier ->
                        List.of(Gap.of("decision.missing.investigation", "/dossiers/" + dossier + "/investigation")))
                .orElse(List.of());
    }
}

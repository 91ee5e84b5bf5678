package org.terreau.investigation.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.ReviewSection;
import org.terreau.investigation.InvestigationProgress;
import org.terreau.investigation.Investigations;

/** What the staff see of the investigation where they review its dossier, once there is some. */
@Component
class InvestigationInReview implements ReviewSection {

    private final Investigations investigations;

    InvestigationInReview(Investigations investigations) {
        this.investigations = investigations;
    }

    @Override
    public Optional<Part> of(DossierRecord dossier) {
        InvestigationProgress progress = investigations.progress(dossier.id());
        return progress.empty()
                ? Optional.empty()
                : Optional.of(new Part(
                        "investigation/review",
                        new ReviewedInvestigation(dossier.path() + "/investigation", progress)));
    }
}

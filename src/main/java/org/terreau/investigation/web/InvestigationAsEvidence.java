package org.terreau.investigation.web;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.PrerequisiteEvidence;
import org.terreau.eligibility.Prerequisite;
import org.terreau.investigation.Investigations;

/** What the field said of the hypotheses, beside the solution that is left open. */
@Component
@Order(3)
class InvestigationAsEvidence implements PrerequisiteEvidence {

    private final Investigations investigations;

    InvestigationAsEvidence(Investigations investigations) {
        this.investigations = investigations;
    }

    @Override
    public List<Part> of(DossierRecord dossier) {
        InvestigationEvidencePage page = new InvestigationEvidencePage(
                dossier.path() + "/investigation",
                investigations.progress(dossier.id()),
                investigations.hypotheses(dossier.id()));
        return page.progress().empty()
                ? List.of()
                : List.of(new Part(Prerequisite.OPEN_SOLUTION, "investigation/evidence", page));
    }
}

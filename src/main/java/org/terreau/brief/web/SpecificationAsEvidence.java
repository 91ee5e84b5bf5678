package org.terreau.brief.web;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.terreau.brief.SpecificationLanguage;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.JudgedBriefs;
import org.terreau.dossier.PrerequisiteEvidence;
import org.terreau.eligibility.Prerequisite;

/** Where the brief that is judged speaks as a cahier des charges does, beside the solution that is to be left open. */
@Component
@Order(4)
class SpecificationAsEvidence implements PrerequisiteEvidence {

    private final JudgedBriefs briefs;

    SpecificationAsEvidence(JudgedBriefs briefs) {
        this.briefs = briefs;
    }

    @Override
    public List<Part> of(DossierRecord dossier) {
        List<SpecificationLanguage.Flag> flags = SpecificationLanguage.in(briefs.judged(dossier));
        return flags.isEmpty()
                ? List.of()
                : List.of(new Part(
                        Prerequisite.OPEN_SOLUTION,
                        "brief/specification-evidence",
                        new SpecificationEvidencePage(flags)));
    }
}

package org.terreau.exchange.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.PrerequisiteEvidence;
import org.terreau.eligibility.Prerequisite;
import org.terreau.exchange.Documents;

/** The documents that were attached to a prerequisite, or to what the brief says of it. */
@Component
@Order(2)
class DocumentsAsEvidence implements PrerequisiteEvidence {

    private final Documents documents;

    DocumentsAsEvidence(Documents documents) {
        this.documents = documents;
    }

    @Override
    public List<Part> of(DossierRecord dossier) {
        List<Documents.Line> all = documents.all(dossier);
        List<Part> parts = new ArrayList<>();
        for (Prerequisite prerequisite : Prerequisite.values()) {
            List<Documents.Line> lines = all.stream()
                    .filter(line -> line.support().supports(prerequisite))
                    .toList();
            if (!lines.isEmpty())
                parts.add(new Part(
                        prerequisite,
                        "exchange/evidence",
                        new DocumentsEvidencePage(dossier.path() + "/documents", lines)));
        }
        return parts;
    }
}

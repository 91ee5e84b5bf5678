package org.terreau.investigation.web;

import java.util.List;
import org.terreau.investigation.Hypothesis;
import org.terreau.investigation.InvestigationProgress;

/** What an investigation brings to the review: how many were met, and what became of what was believed. */
public record InvestigationEvidencePage(String path, InvestigationProgress progress, List<Hypothesis> hypotheses) {

    private static final int LISTED = 6;

    public InvestigationEvidencePage {
        hypotheses = List.copyOf(hypotheses);
    }

    public List<Hypothesis> listed() {
        return hypotheses.subList(0, Math.min(LISTED, hypotheses.size()));
    }
}

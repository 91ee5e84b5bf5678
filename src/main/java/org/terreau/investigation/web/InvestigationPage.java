package org.terreau.investigation.web;

import java.util.List;
import org.terreau.investigation.Hypothesis;
import org.terreau.investigation.InvestigationProgress;
import org.terreau.investigation.Learning;
import org.terreau.investigation.Pivot;

/**
 * The investigation at a glance.
 *
 * @param unexplained what the brief says otherwise than when it was submitted, without anybody having said why
 */
public record InvestigationPage(
        Log log,
        InvestigationProgress progress,
        List<Hypothesis> hypotheses,
        List<Learning> learnings,
        List<Pivot> pivots,
        List<Pivot.Unexplained> unexplained) {

    public InvestigationPage {
        hypotheses = List.copyOf(hypotheses);
        learnings = List.copyOf(learnings);
        pivots = List.copyOf(pivots);
        unexplained = List.copyOf(unexplained);
    }
}

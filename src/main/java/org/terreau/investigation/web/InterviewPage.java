package org.terreau.investigation.web;

import java.util.List;
import java.util.Map;
import org.terreau.investigation.Hypothesis;
import org.terreau.investigation.Interview;
import org.terreau.investigation.Stance;

/**
 * An interview as those of the dossier read it.
 *
 * @param said what it says of each hypothesis
 */
public record InterviewPage(
        Log log, Interview interview, String author, List<Hypothesis> hypotheses, Map<Hypothesis.Id, Stance> said) {

    public InterviewPage {
        hypotheses = List.copyOf(hypotheses);
        said = Map.copyOf(said);
    }
}

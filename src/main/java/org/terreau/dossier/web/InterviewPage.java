package org.terreau.dossier.web;

import java.util.List;
import java.util.Map;
import org.terreau.dossier.Hypothesis;
import org.terreau.dossier.Interview;
import org.terreau.dossier.Stance;

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

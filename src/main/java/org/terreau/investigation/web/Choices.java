package org.terreau.investigation.web;

import java.util.Collection;
import java.util.List;
import org.terreau.investigation.Hypothesis;
import org.terreau.investigation.Interview;

/** The interviews and hypotheses that a learning or a pivot may rest on. */
public record Choices(List<Interview> interviews, List<Hypothesis> hypotheses) {

    public Choices {
        interviews = List.copyOf(interviews);
        hypotheses = List.copyOf(hypotheses);
    }

    public List<Interview> interviews(Collection<Interview.Id> ids) {
        return interviews.stream().filter(one -> ids.contains(one.id())).toList();
    }

    public List<Hypothesis> hypotheses(Collection<Hypothesis.Id> ids) {
        return hypotheses.stream().filter(one -> ids.contains(one.id())).toList();
    }
}

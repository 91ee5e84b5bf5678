package org.terreau.problem.web;

import java.util.List;
import java.util.Map;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Proposals;

/** What the staff have to read; `toValidate` declarations wait for them too. */
public record QueuePage(List<Proposals.Waiting> waiting, Map<ProblemId, String> places, int toValidate) {

    public QueuePage {
        waiting = List.copyOf(waiting);
        places = Map.copyOf(places);
    }
}

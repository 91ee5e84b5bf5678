package org.terreau.problem.web;

import java.util.Map;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Proposals;
import org.terreau.shared.Slice;

/** What the staff have to read; `toValidate` declarations wait for them too. */
public record QueuePage(Slice<Proposals.Waiting> waiting, Map<ProblemId, String> places, int toValidate) {

    public QueuePage {
        places = Map.copyOf(places);
    }
}

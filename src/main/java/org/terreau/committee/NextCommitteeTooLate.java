package org.terreau.committee;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decidable;
import org.terreau.decision.Missing;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.Programmes;

/** A next committee that meets once nothing can be ordered in time any more for what is granted to go on. */
@Component
class NextCommitteeTooLate implements Missing {

    private final Programmes programmes;

    NextCommitteeTooLate(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public List<Gap> gaps(Decidable about, Outcome outcome, Wanted wanted) {
        LocalDate until = wanted.grant().until();
        LocalDate next = wanted.sitting().next();
        if (!outcome.funds() || until == null || next == null) return List.of();
        CommitteeRules.Deadline deadline =
                CommitteeRules.of(programmes.of(about.subject().incubator())).deadline(until);
        if (!next.isAfter(deadline.decideBy())) return List.of();
        String path = about.subject().path();
        BudgetClosure.Dated closure = deadline.closure();
        return List.of(
                closure == null
                        ? Gap.of("decision.missing.next", path, next, deadline.decideBy())
                        : Gap.of(
                                "decision.missing.next.closure",
                                path,
                                next,
                                deadline.decideBy(),
                                closure.ordersResume()));
    }
}

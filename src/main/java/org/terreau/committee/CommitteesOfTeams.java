package org.terreau.committee;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.team.NextCommittees;

/** Tells teams when their next committee meets. */
@Component
class CommitteesOfTeams implements NextCommittees {

    private final JdbcCommittees committees;

    CommitteesOfTeams(JdbcCommittees committees) {
        this.committees = committees;
    }

    @Override
    public Map<ProductId, LocalDate> of(Collection<ProductId> products, LocalDate from) {
        return committees.next(products, from);
    }
}

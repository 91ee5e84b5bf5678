package org.terreau.team;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decidable;
import org.terreau.decision.Missing;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.portfolio.ProductId;

/** A decision to go on without the trades that every product starts with. */
@Component
class TeamBeforeDeciding implements Missing {

    private final Teams teams;

    TeamBeforeDeciding(Teams teams) {
        this.teams = teams;
    }

    @Override
    public List<Gap> gaps(Decidable about, Outcome outcome, Wanted wanted) {
        Optional<ProductId> product = about.id(ProductId.DECIDED_AS).map(ProductId::new);
        if (product.isEmpty() || outcome.ends()) return List.of();
        return Teams.missing(teams.roles(product.get())).isEmpty()
                ? List.of()
                : List.of(Gap.of("decision.missing.team", product.get().path() + "/equipe"));
    }
}

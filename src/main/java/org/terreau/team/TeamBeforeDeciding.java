package org.terreau.team;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decidable;
import org.terreau.decision.Missing;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;

/** A decision to go on without what the phase asks of the team: said with who answers for it, and forbids nothing. */
@Component
class TeamBeforeDeciding implements Missing {

    private final Gates gates;
    private final Products products;

    TeamBeforeDeciding(Gates gates, Products products) {
        this.gates = gates;
        this.products = products;
    }

    @Override
    public List<Gap> gaps(Decidable about, Outcome outcome, Wanted wanted) {
        Optional<Product> product =
                about.id(ProductId.DECIDED_AS).map(ProductId::new).flatMap(products::find);
        if (product.isEmpty() || outcome.ends()) return List.of();
        String path = product.get().id().path() + "/equipe";
        List<Gap> gaps = new ArrayList<>();
        for (Gates.Lack lack : gates.of(product.get())) {
            GateWords.Sentence sentence = GateWords.sentence(lack.need());
            gaps.add(new Gap(sentence.key(), sentence.arguments(), path));
            Gates.Owner owner = lack.owner();
            if (owner != null) gaps.add(Gap.of("team.gate.owned", path, owner.name(), owner.dueOn()));
        }
        return gaps;
    }
}

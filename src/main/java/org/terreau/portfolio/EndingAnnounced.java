package org.terreau.portfolio;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decidable;
import org.terreau.decision.Missing;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;

/** A decision to go on with a product whose end everybody was told, for a day to come. */
@Component
class EndingAnnounced implements Missing {

    private final Extras extras;
    private final Endings endings;
    private final Products products;

    EndingAnnounced(Extras extras, Endings endings, Products products) {
        this.extras = extras;
        this.endings = endings;
        this.products = products;
    }

    @Override
    public List<Gap> gaps(Decidable about, Outcome outcome, Wanted wanted) {
        if (outcome.ends()) return List.of();
        return about.id(ProductId.DECIDED_AS).map(ProductId::new).map(products::read).stream()
                .filter(product -> !endings.ended(product))
                .flatMap(product -> gap(product.id()).stream())
                .toList();
    }

    private List<Gap> gap(ProductId product) {
        Extras.End end = extras.of(product).end();
        return end == null || end.kind() == EndingKind.TRANSFER
                ? List.of()
                : List.of(Gap.of("decision.missing.ending", product.path() + "/bilan", end.on()));
    }
}

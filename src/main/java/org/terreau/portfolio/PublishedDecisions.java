package org.terreau.portfolio;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;

/** What committees decided on a product, and on the dossier that it was before. */
@Component
public class PublishedDecisions {

    private final Decisions decisions;
    private final Extras extras;

    PublishedDecisions(Decisions decisions, Extras extras) {
        this.decisions = decisions;
        this.extras = extras;
    }

    /** Those that everybody may read, the first one first; without a statement where nothing was ever decided. */
    public List<Decision> of(Product product) {
        return extras.of(product.id()).decided() ? decisions.published(product.decidedAs()) : List.of();
    }
}

package org.terreau.portfolio;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;

/** The committee's decisions on a product, with their reasons: public, as the offer promises. */
@Component
class DecisionsSection implements ProductSection {

    private final Decisions decisions;
    private final Extras extras;

    DecisionsSection(Decisions decisions, Extras extras) {
        this.extras = extras;
        this.decisions = decisions;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<Part> of(Product product) {
        if (!extras.of(product.id()).decided()) return Optional.empty();
        List<Decision> published = decisions.published(product.decidedAs());
        return published.isEmpty() ? Optional.empty() : Optional.of(new Part("portfolio/decisions", published));
    }
}

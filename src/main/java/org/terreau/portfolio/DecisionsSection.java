package org.terreau.portfolio;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decision;

/** The committee's decisions on a product, with their reasons: public, as the offer promises. */
@Component
class DecisionsSection implements ProductSection {

    private final PublishedDecisions decisions;

    DecisionsSection(PublishedDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<Part> of(Product product) {
        List<Decision> published = decisions.of(product);
        return published.isEmpty() ? Optional.empty() : Optional.of(new Part("portfolio/decisions", published));
    }
}

package org.terreau.portfolio;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.review.Reviews;

/** The committee's decisions on a product, with their reasons: public, as the offer promises. */
@Component
class DecisionsSection implements ProductSection {

    private final Reviews reviews;

    DecisionsSection(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<Part> of(Product product) {
        Product.Origin origin = product.origin();
        if (origin == null) return Optional.empty();
        List<Reviews.Decision> decisions = reviews.decisions(origin.kind(), origin.id());
        return decisions.isEmpty() ? Optional.empty() : Optional.of(new Part("portfolio/decisions", decisions));
    }
}

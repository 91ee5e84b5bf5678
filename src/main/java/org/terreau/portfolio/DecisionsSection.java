package org.terreau.portfolio;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.review.Reviews;

/** The committee's decisions on a product, with their reasons: public, as the offer promises. */
@Component
class DecisionsSection implements ProductSection {

    private final JdbcProducts products;
    private final Reviews reviews;

    DecisionsSection(JdbcProducts products, Reviews reviews) {
        this.products = products;
        this.reviews = reviews;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<Part> of(Product product) {
        List<Reviews.Decision> decisions = products.origin(product.id())
                .map(origin -> reviews.decisions(origin.kind(), origin.id()))
                .orElse(List.of());
        return decisions.isEmpty() ? Optional.empty() : Optional.of(new Part("portfolio/decisions", decisions));
    }
}

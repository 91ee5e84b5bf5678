package org.terreau.portfolio;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a product works on now, on its public page, with the way to its roadmap. */
@Component
class RoadmapSection implements ProductSection {

    private final Extras extras;

    RoadmapSection(Extras extras) {
        this.extras = extras;
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public void hold() {
        extras.hold();
    }

    @Override
    public Optional<Part> of(Product product) {
        List<String> outcomes = extras.of(product.id()).now();
        return outcomes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part("portfolio/roadmap-now", new RoadmapNow(product, outcomes)));
    }
}

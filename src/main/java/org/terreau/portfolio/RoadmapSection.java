package org.terreau.portfolio;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a product works on now, on its public page, with the way to its roadmap. */
@Component
class RoadmapSection implements ProductSection {

    private final Extras extras;
    private final Endings endings;

    RoadmapSection(Extras extras, Endings endings) {
        this.extras = extras;
        this.endings = endings;
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
        return outcomes.isEmpty() || endings.ended(product)
                ? Optional.empty()
                : Optional.of(new Part("portfolio/roadmap-now", new RoadmapNow(product, outcomes)));
    }
}

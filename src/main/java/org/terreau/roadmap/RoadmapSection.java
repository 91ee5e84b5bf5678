package org.terreau.roadmap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductSection;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** What a product works on now, on its public page, with the way to its roadmap. */
@Component
class RoadmapSection implements ProductSection {

    private final Held<Map<ProductId, List<String>>> now;
    private final Endings endings;

    RoadmapSection(JdbcRoadmaps roadmaps, Endings endings, PublicContent content) {
        this.now = new Held<>(content, roadmaps::worksOn);
        this.endings = endings;
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public void hold() {
        now.get();
    }

    @Override
    public Optional<Part> of(Product product) {
        List<String> outcomes = now.get().getOrDefault(product.id(), List.of());
        return outcomes.isEmpty() || endings.ended(product)
                ? Optional.empty()
                : Optional.of(new Part("roadmap/now", new RoadmapNow(product, outcomes)));
    }
}

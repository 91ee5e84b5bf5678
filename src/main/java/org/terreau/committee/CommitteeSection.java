package org.terreau.committee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductSection;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** The published packs, on the product's page: read once for all products. */
@Component
class CommitteeSection implements ProductSection {

    private final Held<Map<ProductId, List<Committee>>> published;

    CommitteeSection(JdbcCommittees committees, PublicContent content) {
        this.published = new Held<>(content, () -> {
            Map<ProductId, List<Committee>> all = new HashMap<>();
            for (Committee committee : committees.published())
                all.computeIfAbsent(committee.product(), none -> new ArrayList<>())
                        .add(committee);
            return all;
        });
    }

    @Override
    public int order() {
        return 310;
    }

    @Override
    public void hold() {
        published.get();
    }

    @Override
    public Optional<Part> of(Product product) {
        List<Committee> packs = published.get().getOrDefault(product.id(), List.of());
        return packs.isEmpty() ? Optional.empty() : Optional.of(new Part("committee/section", packs));
    }
}

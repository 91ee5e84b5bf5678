package org.terreau.deployment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductSection;
import org.terreau.web.Ui;

/** The part of a product's public page that says where it is, what experimentations gave, and how to ask for it. */
@Component
class DeploymentSection implements ProductSection {

    private final PublicDeploymentQuery query;
    private final Clock clock;

    DeploymentSection(PublicDeploymentQuery query, Clock clock) {
        this.query = query;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public boolean onStatsPage() {
        return true;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Part> of(Product product) {
        PublicDeploymentQuery.Found found = query.of(product.id());
        LocalDate today = clock.instant().atZone(Ui.PARIS).toLocalDate();
        Product.@Nullable Phase phase = product.phaseOn(today);
        boolean wanted = phase != null && phase.kind().owesStats();
        if (found.first().isEmpty() && !wanted) return Optional.empty();
        return Optional.of(new Part(
                "deployment/section",
                new PublicDeployment(product, found.coverage(), found.first(), found.experimentations(), wanted)));
    }
}

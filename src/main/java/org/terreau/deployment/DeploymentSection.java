package org.terreau.deployment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.deployment.PublicDeployment.Stage;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductSection;
import org.terreau.shared.Paris;

/** The part of a product's public page that says where it is, what experimentations gave, and how to ask for it. */
@Component
class DeploymentSection implements ProductSection {

    private final PublicDeploymentQuery query;
    private final Endings endings;
    private final Clock clock;

    DeploymentSection(PublicDeploymentQuery query, Endings endings, Clock clock) {
        this.query = query;
        this.endings = endings;
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
        return endings.ended(product) ? past(product, found) : present(product, found);
    }

    private Optional<Part> present(Product product, PublicDeploymentQuery.Found found) {
        Product.@Nullable Phase phase = product.phaseOn(Paris.today(clock));
        boolean wanted = phase != null && phase.kind().owesStats();
        if (found.first().isEmpty() && !wanted) return Optional.empty();
        return Optional.of(part(product, found, found.first(), wanted ? Stage.WANTED : Stage.TRIED));
    }

    /** Once it ended nobody tries it any more; what experimentations gave and who used it stay. */
    private static Optional<Part> past(Product product, PublicDeploymentQuery.Found found) {
        List<PublicDeployment.Place> users = found.first().stream()
                .filter(place -> place.state() == DeploymentState.ACTIVE)
                .toList();
        return users.isEmpty() && found.experimentations().isEmpty()
                ? Optional.empty()
                : Optional.of(part(product, found, users, Stage.ENDED));
    }

    private static Part part(
            Product product, PublicDeploymentQuery.Found found, List<PublicDeployment.Place> places, Stage stage) {
        return new Part(
                "deployment/section",
                new PublicDeployment(product, found.coverage(), places, found.experimentations(), stage));
    }
}

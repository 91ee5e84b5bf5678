package org.terreau.deployment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductSection;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Ui;

/** The part of a product's public page that says where it is, what experimentations gave, and how to ask for it. */
@Component
class DeploymentSection implements ProductSection {

    private static final int SHOWN = 12;

    private final JdbcClient jdbc;
    private final Coverages coverages;
    private final JdbcExperimentations experimentations;
    private final Collectivities collectivities;
    private final Clock clock;

    DeploymentSection(
            JdbcClient jdbc,
            Coverages coverages,
            JdbcExperimentations experimentations,
            Collectivities collectivities,
            Clock clock) {
        this.jdbc = jdbc;
        this.coverages = coverages;
        this.experimentations = experimentations;
        this.collectivities = collectivities;
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
        List<PublicDeployment.Place> first = new ArrayList<>();
        jdbc.sql("""
                        select first.collectivity, first.state
                        from unnest(array['test', 'actif']) with ordinality one (state, at)
                        cross join lateral (select d.collectivity, d.state, d.inhabitants from deployment d
                                            where d.product_id = :product and d.state = one.state
                                            order by d.inhabitants desc, d.collectivity limit :most) first
                        order by one.at, first.inhabitants desc, first.collectivity limit :most
                        """)
                .param("product", product.id().value())
                .param("most", SHOWN)
                .query(row -> {
                    Collectivity place = CollectivityId.parse(row.getString("collectivity"))
                            .flatMap(collectivities::find)
                            .orElse(null);
                    DeploymentState state = DeploymentState.of(row.getString("state"));
                    if (place != null) first.add(new PublicDeployment.Place(place, state));
                });
        LocalDate today = clock.instant().atZone(Ui.PARIS).toLocalDate();
        Product.@Nullable Phase phase = product.phaseOn(today);
        boolean wanted = phase != null && phase.kind().owesStats();
        if (first.isEmpty() && !wanted) return Optional.empty();
        return Optional.of(new Part(
                "deployment/section",
                new PublicDeployment(
                        product,
                        coverages.of(product.id()),
                        first,
                        first.isEmpty() ? List.of() : experimentations.told(product.id()),
                        wanted)));
    }
}

package org.terreau.deployment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductFigure;
import org.terreau.portfolio.ProductId;

/** In how many collectivités a product was by the end of a period. */
@Component
class PlacesDeployed implements ProductFigure {

    private final Deployments deployments;

    PlacesDeployed(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public String name() {
        return "collectivites-deployees";
    }

    @Override
    public String unit() {
        return "collectivités";
    }

    @Override
    public String meaning() {
        return "deployment.figure.places";
    }

    @Override
    public Known of(ProductId product) {
        List<Deployment> places = deployments.visible(product);
        return (from, until) -> {
            long there = places.stream()
                    .filter(place -> place.since().isBefore(until))
                    .count();
            return there == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(there));
        };
    }
}

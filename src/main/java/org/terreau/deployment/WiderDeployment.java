package org.terreau.deployment;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityId;

/**
 * A product is used beyond the collectivities that host its experimentation once a "go" was recorded. Before, it takes a
 * reason: the person is warned, and not stopped.
 */
@Component
class WiderDeployment {

    private final JdbcExperimentations experimentations;

    WiderDeployment(JdbcExperimentations experimentations) {
        this.experimentations = experimentations;
    }

    /** A reason is asked for on the field `raison`. */
    List<Refused.Problem> problems(ProductId product, Collection<CollectivityId> places, String reason) {
        return reason.isEmpty() && beforeGo(product, places)
                ? List.of(Refused.Problem.of("raison", "deployment.go.missing"))
                : List.of();
    }

    boolean beforeGo(ProductId product, Collection<CollectivityId> places) {
        JdbcExperimentations.Hosts hosts = experimentations.hosts(product);
        return !hosts.go() && places.stream().anyMatch(place -> !hosts.places().contains(place.toString()));
    }
}

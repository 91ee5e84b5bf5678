package org.terreau.deployment;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;

    WiderDeployment(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Hosts(Set<String> places, boolean go) {}

    private Hosts hosts(ProductId product) {
        Set<String> places = new HashSet<>();
        boolean[] go = new boolean[1];
        jdbc.sql("select collectivity, decision from experimentation where product_id = :product")
                .param("product", product.value())
                .query(row -> {
                    places.add(row.getString("collectivity"));
                    go[0] |= Experimentation.Decision.find(row.getString("decision"))
                            .filter(Experimentation.Decision::goes)
                            .isPresent();
                });
        return new Hosts(places, go[0]);
    }

    /** A reason is asked for on the field `raison`. */
    List<Refused.Problem> problems(ProductId product, Collection<CollectivityId> places, String reason) {
        return reason.isEmpty() && beforeGo(product, places)
                ? List.of(Refused.Problem.of("raison", "deployment.go.missing"))
                : List.of();
    }

    boolean beforeGo(ProductId product, Collection<CollectivityId> places) {
        Hosts hosts = hosts(product);
        return !hosts.go() && places.stream().anyMatch(place -> !hosts.places().contains(place.toString()));
    }
}

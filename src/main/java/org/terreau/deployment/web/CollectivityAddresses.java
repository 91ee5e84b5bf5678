package org.terreau.deployment.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.terreau.deployment.Deployments;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.web.PublicAddresses;

/** The pages of the collectivities that use a service, and of each département: the others say little to who looks for them. */
@Component
class CollectivityAddresses implements PublicAddresses {

    private final Deployments deployments;
    private final Collectivities collectivities;

    CollectivityAddresses(Deployments deployments, Collectivities collectivities) {
        this.deployments = deployments;
        this.collectivities = collectivities;
    }

    @Override
    public List<Address> addresses() {
        return Stream.concat(
                        collectivities.findAll(deployments.visiblePlaces()).values().stream()
                                .map(CollectivityPage::path)
                                .sorted(),
                        collectivities.departements().stream()
                                .map(Collectivity::id)
                                .map(id -> "/couverture/departements/" + id.code()))
                .map(path -> new Address(path, null))
                .toList();
    }
}

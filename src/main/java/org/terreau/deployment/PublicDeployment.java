package org.terreau.deployment;

import java.util.List;
import org.terreau.portfolio.Product;
import org.terreau.territory.Collectivity;

/**
 * Where a product is, for everybody.
 *
 * @param first the first places: those that try it, then the most populated ones that use it
 * @param stage what is told of its places
 */
public record PublicDeployment(
        Product product,
        Coverage coverage,
        List<Place> first,
        List<ToldExperimentation> experimentations,
        Stage stage) {

    public PublicDeployment {
        first = List.copyOf(first);
        experimentations = List.copyOf(experimentations);
    }

    /** Where the product stands, for who reads where it is. */
    public enum Stage {
        TRIED,
        /** Collectivities may ask for it. */
        WANTED,
        ENDED
    }

    public boolean wanted() {
        return stage == Stage.WANTED;
    }

    public boolean ended() {
        return stage == Stage.ENDED;
    }

    /** A collectivity that tries or uses it. */
    public record Place(Collectivity collectivity, DeploymentState state) {}

    /** Everywhere it is used, target or not. */
    public long uses() {
        return coverage.total().uses() + coverage.elsewhere();
    }

    public long more() {
        long shown = first.stream()
                .filter(place -> place.state() == DeploymentState.ACTIVE)
                .count();
        return Math.max(0, uses() - shown);
    }
}

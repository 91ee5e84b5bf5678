package org.terreau.deployment;

/**
 * What narrows and orders a product's deployments; empty texts for all.
 *
 * @param place written id of a département or a région
 * @param wave number of a wave
 * @param officer number of an account
 * @param due "retard": the next step is late; "semaine": due within seven days; "sans": none is planned
 * @param order "nom" (default), "population", "relance", "recent"
 */
public record DeploymentFilter(
        String text,
        String state,
        String place,
        String stratum,
        String wave,
        String officer,
        String due,
        String order) {

    public static final DeploymentFilter ALL = new DeploymentFilter("", "", "", "", "", "", "", "");

    public boolean narrows() {
        return !(text + state + place + stratum + wave + officer + due).isEmpty();
    }
}

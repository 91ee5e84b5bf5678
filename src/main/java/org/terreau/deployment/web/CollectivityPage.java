package org.terreau.deployment.web;

import org.terreau.deployment.CollectivityServices;

/** The public page of a collectivity. */
public record CollectivityPage(CollectivityServices.Sheet sheet) {

    public static String path(org.terreau.territory.Collectivity place) {
        return "/collectivites/" + place.id();
    }
}

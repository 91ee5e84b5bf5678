package org.terreau.deployment.web;

import java.util.List;
import org.terreau.deployment.Deployments;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;

/** Where a product is, for those who work on it. */
public record DeploymentPage(Product product, List<Deployments.Place> places, Form form) {

    public DeploymentPage {
        places = List.copyOf(places);
    }

    public String path() {
        return product.id().path() + "/deploiements";
    }
}

package org.terreau.deployment.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.deployment.Deployment;
import org.terreau.deployment.Deployments;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.web.Csv;
import org.terreau.web.PublicDataSet;

/** Where every product is used. */
@Component
class DeploymentData implements PublicDataSet {

    private final Deployments deployments;
    private final ProductCatalogue products;

    DeploymentData(Deployments deployments, ProductCatalogue products) {
        this.deployments = deployments;
        this.products = products;
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public String code() {
        return "deployments";
    }

    @Override
    public List<Address> addresses() {
        return List.of();
    }

    @Override
    public void copy(Receiver receiver) throws IOException {
        OutputStream out = receiver.file("deploiements/deploiements.csv");
        write(out, Csv.text(List.of("produit", "collectivite", "nom", "etat", "depuis"), List.of()));
        for (ProductId product : products.ids().stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList())
            for (Deployment place : deployments.visible(product))
                write(
                        out,
                        Csv.line(List.of(
                                product.value(),
                                place.collectivity().id().toString(),
                                place.collectivity().name(),
                                place.state().code(),
                                place.since().toString())));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}

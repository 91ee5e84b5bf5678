package org.terreau.deployment.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.deployment.DeploymentFilter;
import org.terreau.deployment.DeploymentState;
import org.terreau.deployment.Stratum;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Form;
import org.terreau.web.Searched;

/** Reads what the addresses of this module name. */
@Component
class Addresses {

    private final Products products;

    Addresses(Products products) {
        this.products = products;
    }

    static ProductId id(String written) {
        return ProductId.parse(written);
    }

    Product product(String written) {
        return products.read(id(written));
    }

    /** The product, for those who work on it. */
    Product edited(String written, Actor actor) {
        products.mustEdit(actor, id(written));
        return product(written);
    }

    static CollectivityId place(String written) {
        return CollectivityId.parse(written).orElseThrow(() -> new NotFound("collectivity", written));
    }

    static long number(String written) {
        if (!written.matches("\\d{1,15}")) throw new NotFound("number", written);
        return Long.parseLong(written);
    }

    static DeploymentFilter filter(Form form) {
        return new DeploymentFilter(
                Searched.of(form),
                DeploymentState.find(form.text("etat"))
                        .map(DeploymentState::code)
                        .orElse(""),
                Optional.of(form.text("territoire"))
                        .filter(place -> CollectivityId.parse(place).isPresent())
                        .orElse(""),
                Stratum.find(form.text("taille")).map(Stratum::code).orElse(""),
                form.text("vague"),
                form.text("responsable"),
                form.text("relance"),
                form.text("tri"));
    }
}

package org.terreau.team.web;

import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.AddressNumber;
import org.terreau.shared.NotFound;

/** What the addresses of teams hold, read. */
@Component
class TeamAddresses {

    private final Products products;

    TeamAddresses(Products products) {
        this.products = products;
    }

    /** The product of an address, which the actor works on. */
    ProductId edited(String id, Actor actor) {
        ProductId product = product(id);
        products.mustEdit(actor, product);
        return product;
    }

    static ProductId product(String id) {
        if (!ProductId.valid(id)) throw new NotFound("product", id);
        return new ProductId(id);
    }

    static long number(String written, String of) {
        return AddressNumber.read(written, of);
    }
}

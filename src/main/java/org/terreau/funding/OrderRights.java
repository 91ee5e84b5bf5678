package org.terreau.funding;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCarriers;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;

/**
 * Who works on the order book of a product. What a unit costs is a secret of business: the lead of the incubator, the agent
 * who carries the product and administrators read and type it, nobody else.
 */
@Component
class OrderRights {

    private final Products products;
    private final ObjectProvider<ProductCarriers> carriers;

    OrderRights(Products products, ObjectProvider<ProductCarriers> carriers) {
        this.products = products;
        this.carriers = carriers;
    }

    /** The product, or NotAllowed for whoever does not work on it, and for programs. */
    Product mustWork(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        if (!actor.signedIn()) throw new NotAllowed("orders of " + id);
        return products.read(id);
    }

    OrderBook.Rights of(Product product, Actor actor) {
        boolean lead = leads(product, actor);
        return new OrderBook.Rights(lead || carries(product.id(), actor), lead);
    }

    /** Whether this person may sign above an envelope. */
    static boolean leads(Product product, Actor actor) {
        return actor.has(product.incubator().value(), Role.LEAD);
    }

    private boolean carries(ProductId id, Actor actor) {
        return carriers.stream().anyMatch(one -> one.carries(actor.id(), id));
    }
}

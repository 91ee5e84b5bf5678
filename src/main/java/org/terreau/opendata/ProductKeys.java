package org.terreau.opendata;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Refused;

/** The keys of a product: made, listed and revoked by the people who work on it, never by a key. */
@Service
public class ProductKeys {

    private final ApiKeys keys;
    private final Products products;

    ProductKeys(ApiKeys keys, Products products) {
        this.keys = keys;
        this.products = products;
    }

    @Transactional(readOnly = true)
    public List<ApiKeys.ApiKey> of(ProductId product, Actor actor) {
        mustBeOf(product, actor);
        return keys.of(product.keyScope());
    }

    /**
     * Makes a key.
     *
     * @return the key, which nobody can read again
     * @throws Refused naming the fields `nom`, `fin`
     */
    @Transactional
    public String issue(ProductId product, String name, @Nullable LocalDate lastDay, Actor actor) {
        mustBeOf(product, actor);
        return keys.issue(product.keyScope(), name, lastDay, actor);
    }

    @Transactional
    public void revoke(ProductId product, long key, Actor actor) {
        mustBeOf(product, actor);
        keys.revoke(product.keyScope(), key, actor.who());
    }

    private void mustBeOf(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        if (!actor.signedIn())
            throw new NotAllowed("keys of " + product + " by " + actor.who().name());
    }
}
